import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  NOT_FROM_WIX: {
    title: 'Abre esta página desde tu panel de Wix',
    todo: 'Esta dirección se modificó por el camino o no viene de Wix. Ve a tu panel de Wix, elige el sitio y abre ahí la integración con el TPV.',
  },
  ANOTHER_APP: {
    title: 'Esta dirección es de otra aplicación',
    todo: 'Wix la abrió para una aplicación que no es esta. Ve a tu panel de Wix y abre la integración con el TPV desde la lista de tus aplicaciones.',
  },
  NOT_THE_OWNER: {
    title: 'Solo quienes administran el sitio pueden abrir esta página',
    todo: 'Has llegado como visitante, o como alguien sin ese permiso. Inicia sesión en Wix como alguien que lo administra y abre la integración con el TPV en el panel.',
  },
  TOO_OLD: {
    title: 'Esta página se abrió hace demasiado tiempo',
    todo: 'Por la seguridad de tu sitio, la dirección solo sirve unos minutos. Recarga tu panel de Wix y vuelve a abrir la integración con el TPV.',
  },
  SESSION_OVER: {
    title: 'Tu tiempo en esta página ha terminado',
    todo: 'Todo lo que guardaste se conserva. Recarga tu panel de Wix para continuar.',
  },
  APP_REMOVED: {
    title: 'La aplicación ya no está en este sitio',
    todo: 'Se quitó del sitio en Wix. Vuelve a añadirla desde el App Market de Wix y abre esta página otra vez.',
  },
  ACCOUNT_NOT_FOUND: {
    title: 'Este sitio no tiene esa cuenta del TPV',
    todo: 'La dirección nombra una cuenta que no es de este sitio. Abre la integración con el TPV desde tu panel de Wix.',
  },
  CONFIGURATION_NOT_FOUND: {
    title: 'Este local ya no está',
    todo: 'Puede que se haya eliminado en Wix mientras tanto. La página muestra cómo están las cosas ahora.',
  },
  INVALID_REQUEST: {
    title: 'No se ha podido leer',
    todo: 'Recarga tu panel de Wix e inténtalo de nuevo. Si vuelve a pasar, dile a soporte el número de abajo.',
  },
  CONFLICT: {
    title: 'Las cosas han cambiado mientras tanto',
    todo: 'La página muestra cómo están ahora. Mira otra vez y decide.',
  },
  UNAVAILABLE: {
    title: 'Ahora mismo no podemos llegar a lo que necesitamos',
    todo: 'No se ha cambiado nada. Espera un minuto e inténtalo de nuevo.',
  },
  WIX_BUSY: {
    title: 'Wix está ocupado',
    todo: 'Ahora mismo Wix no admite más preguntas sobre tu sitio. No se ha cambiado nada. Inténtalo de nuevo en un minuto.',
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
