import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  NOT_FROM_WIX: {
    title: 'Abre esta página desde tu panel de Wix',
    todo: 'Esta dirección se ha modificado o no viene de Wix. En tu panel de Wix, elige el sitio y abre la integración con el TPV.',
  },
  ANOTHER_APP: {
    title: 'Esta dirección es de otra aplicación',
    todo: 'Wix la abrió para otra aplicación. En tu panel de Wix, abre la integración con el TPV desde tus aplicaciones.',
  },
  NOT_THE_OWNER: {
    title: 'Solo quienes administran el sitio pueden abrir esta página',
    todo: 'No tienes permiso para administrar el sitio. Inicia sesión en Wix con una cuenta que lo tenga y abre la integración con el TPV en el panel.',
  },
  TOO_OLD: {
    title: 'Esta página ha caducado',
    todo: 'Por la seguridad de tu sitio, la dirección solo sirve unos minutos. Recarga tu panel de Wix y vuelve a abrir la integración con el TPV.',
  },
  SESSION_OVER: {
    title: 'Tu sesión ha terminado',
    todo: 'Los cambios guardados se conservan. Recarga tu panel de Wix para continuar.',
  },
  APP_REMOVED: {
    title: 'La aplicación ya no está en este sitio',
    todo: 'Se ha quitado en Wix. Añádela de nuevo desde el App Market de Wix y abre esta página.',
  },
  ACCOUNT_NOT_FOUND: {
    title: 'Cuenta del TPV no encontrada',
    todo: 'La cuenta no es de este sitio. Abre la integración con el TPV desde tu panel de Wix.',
  },
  CONFIGURATION_NOT_FOUND: {
    title: 'Este local ya no existe',
    todo: 'Puede que se haya eliminado en Wix. La página muestra ahora el estado actual.',
  },
  INVALID_REQUEST: {
    title: 'No se ha podido procesar la solicitud',
    todo: 'Recarga tu panel de Wix e inténtalo de nuevo. Si vuelve a pasar, dile a soporte el número de abajo.',
  },
  CONFLICT: {
    title: 'Algo ha cambiado mientras tanto',
    todo: 'La página muestra ahora el estado actual. Compruébalo e inténtalo de nuevo.',
  },
  UNAVAILABLE: {
    title: 'Servicio no disponible en este momento',
    todo: 'No se ha cambiado nada. Espera un minuto e inténtalo de nuevo.',
  },
  WIX_BUSY: {
    title: 'Wix está ocupado',
    todo: 'Wix no admite más solicitudes de tu sitio por ahora. No se ha cambiado nada. Inténtalo de nuevo en un minuto.',
  },
  FAULT: {
    title: 'Algo ha fallado por nuestra parte',
    todo: 'Inténtalo de nuevo. Si vuelve a pasar, dile a soporte el número de abajo.',
  },
  OFFLINE: {
    title: 'No hay conexión',
    todo: 'Comprueba tu conexión a internet e inténtalo de nuevo.',
  },
};
