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
  NONE: { what: 'La sincronización se detuvo.', todo: 'Tu sitio muestra lo mismo que antes.' },
  OTHER: {
    what: 'El menú no se pudo publicar.',
    todo: 'Mira los detalles abajo. Corrige el menú en tu TPV y sincroniza de nuevo.',
  },
  SYSTEM_ERROR: {
    what: 'Tu TPV o Wix no respondió como debía.',
    todo: 'Espera unos minutos y sincroniza de nuevo.',
  },
  ACCOUNT_NOT_FOUND: {
    what: 'La cuenta del TPV no está activa.',
    todo: 'Pide a soporte que la active de nuevo.',
  },
  ACCOUNT_NOT_AUTHORIZED: {
    what: 'Tu TPV ya no nos deja entrar.',
    todo: 'Conecta tu TPV de nuevo y sincroniza.',
  },
  LOCATION_NOT_FOUND: {
    what: 'El local ya no está, en tu TPV o en Wix.',
    todo: 'Relaciona el local de nuevo y sincroniza.',
  },
  ACCOUNT_NOT_CONNECTED: {
    what: 'El sitio ya no está conectado con el TPV.',
    todo: 'Conecta tu TPV de nuevo y sincroniza.',
  },
  ACCOUNT_CONFIGURATION: {
    what: 'El local no está relacionado con uno de tu TPV.',
    todo: 'Relaciónalo arriba y sincroniza.',
  },
  OVERLOADED_MENU: {
    what: 'El menú es más grande de lo que cabe en Wix.',
    todo: 'Quita platos u opciones del menú en tu TPV y sincroniza de nuevo.',
  },
};

const severities: SeverityTexts = {
  blocks: 'No se publicó nada.',
  left_out: 'No aparece en tu sitio.',
  reported: 'Revísalo.',
};

const findings: FindingTexts = {
  NOT_A_MENU: 'Tu TPV envió algo que no es un menú. Pregunta a soporte.',
  NO_MENUS: 'Tu TPV no envió ningún menú.',
  NOTHING_TO_SELL: 'No se puede publicar ni un solo plato del menú.',
  UNKNOWN_CURRENCY: 'La moneda no es una que Wix conozca.',
  DUPLICATE_ID: 'Varias cosas del menú tienen el mismo identificador. Deja solo una en tu TPV.',
  DANGLING_REFERENCE: 'El menú nombra algo que tu TPV no envió.',
  LISTED_TWICE: 'Aparece dos veces en el mismo lugar: se muestra una vez.',
  NOT_REACHABLE: 'No está en ninguna sección de un menú.',
  EMPTY: 'No tiene nada dentro.',
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
  SEVERAL_DEFAULTS: 'Varias opciones están puestas como la habitual: se toma la primera.',
};

const count = (one: string, many: string) => (number: number) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

export const menus: Texts['menus'] = {
  title: 'Publica tu menú',
  lead: 'Tu menú pasa del TPV a tu sitio de una vez: los clientes nunca ven la mitad.',
  warning: {
    title: 'Los menús que tu sitio tiene ahora se desactivarán',
    text: 'Con la primera sincronización desaparecen de tu sitio y los clientes ven el menú de tu TPV. No se borra nada: Wix los guarda en su archivo, donde puedes verlos.',
    names: 'Se desactivarán:',
    none: 'Tu sitio no tiene aquí ningún menú propio: no se desactiva nada.',
    at: (location, names) => `${location}: ${names.join(', ')}`,
    understood: 'Entiendo que los menús de mi sitio se desactivarán',
  },
  preview: {
    working: 'Mirando qué se publicará…',
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
  waits: (until) => `Algo no respondió; sigue solo a las ${until}.`,
  started: 'La sincronización ha empezado.',
  published: (when) => `Publicado ${when}`,
  upToDate: (when) => `Comprobado ${when}: nada había cambiado`,
  failed: (when) => `No funcionó ${when}`,
  archived: 'Desactivados en tu sitio',
  leftOut: (number) =>
    number === 1 ? 'Una cosa que revisar en tu TPV' : `${number} cosas que revisar en tu TPV`,
  blocks: 'Hay que corregir esto antes de poder publicar el menú',
  more: (number) => `y ${number} más`,
  details: 'Detalles',
  failures,
  severities,
  findings,
  notReady: 'Listo cuando el local esté relacionado y el TPV conectado.',
  noneMatched: 'Relaciona primero un local.',
  allPublished: 'El menú de cada local está publicado.',
  somePublished: (published, of) => `Publicado en ${published} de ${of} locales.`,
};
