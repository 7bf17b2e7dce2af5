import type { Texts } from '../en/index.ts';
import type { FindingTexts, SeverityTexts, SyncFailureTexts, SyncPhaseTexts } from '../words.ts';

const phases: SyncPhaseTexts = {
  waiting: 'Esperando su turno…',
  reading: 'Leyendo el menú de tu TPV…',
  checking: 'Comparándolo con tu sitio…',
  writing: 'Escribiéndolo en tu sitio…',
  publishing: 'Publicando…',
  proving: 'Comprobando que tu sitio lo muestra…',
};

const failures: SyncFailureTexts = {
  NONE: {
    what: 'La sincronización se ha detenido.',
    todo: 'Tu sitio sigue mostrando el menú anterior.',
  },
  OTHER: {
    what: 'No se ha podido publicar el menú.',
    todo: 'Mira los detalles abajo. Corrige el menú en tu TPV y sincroniza de nuevo.',
  },
  SYSTEM_ERROR: {
    what: 'Tu TPV o Wix no ha respondido correctamente.',
    todo: 'Espera unos minutos y sincroniza de nuevo.',
  },
  ACCOUNT_NOT_FOUND: {
    what: 'La cuenta del TPV no está activa.',
    todo: 'Pide a soporte que la active de nuevo.',
  },
  ACCOUNT_NOT_AUTHORIZED: {
    what: 'Tu TPV ya no permite el acceso.',
    todo: 'Conecta tu TPV de nuevo y sincroniza.',
  },
  LOCATION_NOT_FOUND: {
    what: 'El local ya no existe en tu TPV o en Wix.',
    todo: 'Empareja el local de nuevo y sincroniza.',
  },
  ACCOUNT_NOT_CONNECTED: {
    what: 'El sitio ya no está conectado con el TPV.',
    todo: 'Conecta tu TPV de nuevo y sincroniza.',
  },
  ACCOUNT_CONFIGURATION: {
    what: 'El local no está emparejado con uno de tu TPV.',
    todo: 'Emparéjalo arriba y sincroniza.',
  },
  OVERLOADED_MENU: {
    what: 'El menú es más grande de lo que cabe en Wix.',
    todo: 'Quita platos u opciones del menú en tu TPV y sincroniza de nuevo.',
  },
};

const severities: SeverityTexts = {
  blocks: 'No se ha publicado nada.',
  left_out: 'No aparece en tu sitio.',
  reported: 'Revísalo.',
};

const findings: FindingTexts = {
  NOT_A_MENU: 'Tu TPV ha enviado algo que no es un menú. Pregunta a soporte.',
  NO_MENUS: 'Tu TPV no ha enviado ningún menú.',
  NOTHING_TO_SELL: 'No se puede publicar ningún plato del menú.',
  UNKNOWN_CURRENCY: 'Wix no admite la moneda.',
  DUPLICATE_ID: 'Varias cosas del menú tienen el mismo identificador. Deja solo una en tu TPV.',
  DANGLING_REFERENCE: 'El menú se refiere a algo que tu TPV no ha enviado.',
  LISTED_TWICE: 'Aparece dos veces en el mismo lugar: se muestra una vez.',
  NOT_REACHABLE: 'No está en ninguna sección de un menú.',
  EMPTY: 'Está vacío.',
  NAME_MISSING: 'No tiene nombre. Pónselo en tu TPV.',
  PRICE_NOT_MONEY: 'El precio no es una cantidad de dinero. Corrígelo en tu TPV.',
  CHOICE_LOWERS_PRICE:
    'Una opción abarata el plato y Wix no puede mostrarlo. En tu TPV, pon al plato su precio más bajo y que las demás opciones sumen.',
  TAX_NOT_A_RATE: 'El impuesto no es un porcentaje. Corrígelo en tu TPV.',
  IMAGE_NOT_AN_ADDRESS: 'La dirección de la foto no funciona en la web.',
  TOO_MANY_PERIODS: 'Más horarios de los que caben en Wix.',
  NEVER_OFFERED: 'No se ofrece ni para recoger ni para entregar: los clientes no lo ven.',
  MIN_OVER_MAX: 'Pide más opciones de las que permite. Corrígelo en tu TPV.',
  MIN_OVER_CHOICES:
    'Pide más opciones de las que hay, y en Wix cada una se elige una vez. Corrígelo en tu TPV.',
  MAX_OVER_CHOICES: 'Permite más opciones de las que hay: en Wix cada una se elige una vez.',
  NONE_ALLOWED:
    'Un grupo de opciones no permite elegir ninguna. Indica en tu TPV cuántas se pueden elegir.',
  NO_CHOICES: 'Un grupo de opciones no tiene ninguna.',
  SEVERAL_DEFAULTS: 'Hay varias opciones marcadas como la habitual: se usa la primera.',
};

const count = (one: string, many: string) => (number: number) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

export const menus: Texts['menus'] = {
  title: 'Publica tu menú',
  lead: 'Tu menú se copia del TPV y se publica de una sola vez.',
  warning: {
    title: 'Los menús que tu sitio tiene ahora se desactivarán',
    text: 'La primera sincronización los sustituye por el menú de tu TPV. No se borra nada: Wix los guarda en su archivo.',
    names: 'Se desactivarán:',
    none: 'Tu sitio no tiene menús aquí. No se desactiva nada.',
    at: (location, names) => `${location}: ${names.join(', ')}`,
    understood: 'Entiendo que los menús de mi sitio se desactivarán',
  },
  preview: {
    working: 'Comprobando qué se va a publicar…',
    publish: (what) => `Se publicará: ${what}.`,
    takes: (seconds) =>
      seconds < 60 ? 'Tarda menos de un minuto.' : `Tarda unos ${Math.ceil(seconds / 60)} minutos.`,
  },
  kinds: {
    menus: count('menú', 'menús'),
    sections: count('sección', 'secciones'),
    dishes: count('plato', 'platos'),
    variations: count('opción', 'opciones'),
  },
  added: (what) => `añadido: ${what}`,
  changed: (what) => `cambiado: ${what}`,
  removed: (what) => `quitado: ${what}`,
  publish: (number) => (number < 2 ? 'Publicar el menú' : `Publicar ${number} menús`),
  sync: 'Sincronizar el menú',
  syncAgain: 'Sincronizar de nuevo',
  phases,
  percent: (percent) => `${percent} % hecho`,
  waits: (until) => `Sin respuesta. La sincronización continúa automáticamente a las ${until}.`,
  started: 'Sincronización iniciada.',
  published: (when) => `Publicado ${when}`,
  upToDate: (when) => `Comprobado ${when}: sin cambios`,
  failed: (when) => `Falló ${when}`,
  archived: 'Desactivados en tu sitio',
  leftOut: (number) =>
    number === 1 ? '1 elemento por revisar en tu TPV' : `${number} elementos por revisar en tu TPV`,
  blocks: 'Corrige esto para poder publicar el menú',
  more: (number) => `y ${number} más`,
  details: 'Detalles',
  failures,
  severities,
  findings,
  notReady: 'Disponible cuando el local esté emparejado y el TPV conectado.',
  noneMatched: 'Empareja primero un local.',
  allPublished: 'El menú de cada local está publicado.',
  somePublished: (published, of) => `Publicado en ${published} de ${of} locales.`,
};
