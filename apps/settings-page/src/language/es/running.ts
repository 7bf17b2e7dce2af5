import type { Texts } from '../en/index.ts';
import type { OrderCodeTexts, ReasonTexts, RemedyTexts, TroubleTexts } from '../words.ts';

const reasons: ReasonTexts = {
  APP_REMOVED: {
    what: 'La aplicación se quitó de tu sitio.',
    todo: 'Añádela de nuevo desde el App Market de Wix.',
  },
  ACCOUNT_DISCONNECTED: { what: 'El TPV se desconectó.', todo: 'Conecta tu TPV de nuevo.' },
  ACCOUNT_INACTIVE: {
    what: 'Soporte ha desactivado la cuenta del TPV.',
    todo: 'Pregunta a soporte qué hacer.',
  },
  NOT_AUTHORIZED: { what: 'El TPV aún no está conectado.', todo: 'Conecta tu TPV.' },
  AUTHORIZATION_REVOKED: {
    what: 'Tu TPV ya no nos deja entrar.',
    todo: 'Conecta tu TPV de nuevo.',
  },
  ARCHIVED: {
    what: 'El local está archivado en Wix.',
    todo: 'Recupéralo en Wix si quieres pedidos desde aquí.',
  },
  NOT_MAPPED: {
    what: 'El local no está relacionado con uno de tu TPV.',
    todo: 'Relaciónalo con un local de tu TPV.',
  },
  POS_LOCATION_GONE: {
    what: 'Tu TPV ya no tiene este local.',
    todo: 'Relaciónalo con otro local de tu TPV.',
  },
};

const remedies: RemedyTexts = {
  reinstall: null,
  reconnect: 'Conectar el TPV',
  activate: null,
  authorize: 'Conectar el TPV',
  map: 'Relacionar el local',
  'unarchive-on-wix': null,
};

const orderCodes: OrderCodeTexts = {
  NONE: 'No se dio ninguna razón.',
  OTHER: 'Otra razón.',
  SYSTEM_ERROR: 'El TPV no respondió como debía.',
  ACCOUNT_NOT_FOUND: 'La cuenta del TPV no está.',
  ACCOUNT_NOT_AUTHORIZED: 'El TPV ya no nos deja entrar.',
  LOCATION_NOT_FOUND: 'El TPV ya no tiene el local.',
  ACCOUNT_NOT_CONNECTED: 'El TPV no está conectado.',
  ACCOUNT_CONFIGURATION: 'El local no está listo para pedidos o no tiene un menú publicado.',
  PROMO_NOT_RECOGNIZED: 'El cupón no se conoce.',
  PROMO_USER_INELIGIBLE: 'El cupón no es para este cliente.',
  PROMO_ALREADY_USED: 'El cupón ya se usó.',
  PROMO_EXPIRED: 'El cupón ha caducado.',
  DISCOUNT: 'El descuento no es correcto.',
  LOYALTY: 'Los puntos de fidelidad no son correctos.',
  OUT_OF_SERVICE_AREA: 'La dirección está fuera de la zona de reparto.',
  AVAILABILITY_CHANGED: 'Algo del pedido se ha agotado o ya no está en el menú.',
  PRICE_CHANGED: 'Un precio ha cambiado desde que se preparó el pedido.',
  NO_CAPACITY: 'La cocina no acepta más pedidos ahora mismo.',
  CLOSED: 'El restaurante está cerrado a la hora del pedido.',
  REQUIREMENTS_NOT_MET: 'Falta algo o no se ofrece esta forma de entrega.',
  ORDER_TOTAL: 'El total no es correcto o no llega al mínimo.',
  ORDER_ITEM: 'Un plato o una opción no encaja con el menú.',
  ORDER_REJECTED: 'La cocina rechazó el pedido.',
  PAYMENT_FAILED: 'El pago no cubre el total.',
  CUSTOMER_PHONE_MISSING: 'Falta el teléfono del cliente.',
  CUSTOMER_EMAIL_MISSING: 'Falta el correo del cliente.',
  CUSTOMER_BLOCKED: 'El restaurante no acepta pedidos de este cliente.',
};

const troubleKinds: TroubleTexts = {
  refused: {
    what: 'Tu TPV rechazó el pedido.',
    todo: 'Llama al cliente o devuelve el dinero en Wix.',
  },
  outcome_unknown: {
    what: 'Puede que el pedido no esté en la cocina.',
    todo: 'Mira en la cocina. Soporte está avisado y lo averigua.',
  },
  not_at_pos_yet: {
    what: 'El pedido aún no ha llegado a tu TPV.',
    todo: 'Se envía otra vez automáticamente. Mira si tu TPV está en línea.',
  },
  never_reached_pos: {
    what: 'Tu TPV no tiene el pedido.',
    todo: 'Introdúcelo a mano en el TPV o devuelve el dinero en Wix.',
  },
  not_accepted: {
    what: 'La cocina tiene el pedido y no lo ha aceptado.',
    todo: 'Acéptalo en tu TPV.',
  },
  status_conflict: {
    what: 'Wix y tu TPV dicen cosas distintas del pedido.',
    todo: 'Míralo en los dos. Soporte está avisado.',
  },
  gone_from_pos: {
    what: 'Tu TPV ya no tiene el pedido.',
    todo: 'Introdúcelo a mano en el TPV o devuelve el dinero en Wix.',
  },
  duplicate_at_pos: {
    what: 'Tu TPV tiene el pedido dos veces.',
    todo: 'Cancela uno de los dos en tu TPV.',
  },
};

export const running: Texts['running'] = {
  locations: {
    heading: 'Tus locales',
    state: {
      problem: 'Problema',
      'not-ready': 'No está listo',
      paused: 'En pausa',
      'no-menu': 'Aún sin menú',
      'switched-off': 'Desactivado en Wix',
      'takes-orders': 'Recibe pedidos',
    },
    inPos: (name) => `En tu TPV: ${name}`,
    lastSynced: (when) => `Menú sincronizado ${when}`,
    neverSynced: 'El menú nunca se sincronizó',
    switchedOff: {
      what: 'La integración está desactivada en Wix para este local.',
      todo: 'Actívala en los ajustes de Wix Restaurantes.',
    },
    noMenu: {
      what: 'Los clientes aún no ven el menú de tu TPV.',
      todo: 'Publica el menú.',
    },
    lastSync: 'Qué hizo la última sincronización',
    reasons,
    remedies,
  },

  pause: {
    button: 'Pausar pedidos',
    buttonAll: 'Pausar todos los locales',
    legend: '¿Durante cuánto tiempo?',
    choices: {
      '30-minutes': '30 minutos',
      '1-hour': '1 hora',
      '2-hours': '2 horas',
      tomorrow: 'Hasta mañana por la mañana',
      until: 'Hasta…',
    },
    until: 'Pedidos de nuevo desde',
    pickLater: 'Elige un momento que aún no haya pasado.',
    confirm: 'Pausar',
    cancel: 'Cancelar',
    paused: (until) => `Sin pedidos hasta ${until}`,
    allPaused: (until) => `Ningún local recibe pedidos hasta ${until}.`,
    resume: 'Volver a recibir pedidos',
    resumeAll: 'Volver a recibir pedidos en todos',
    done: 'Los pedidos están en pausa.',
    resumed: 'Vuelven a entrar pedidos.',
  },

  troubles: {
    heading: 'Pedidos que no salieron bien',
    lead: 'De los últimos 7 días.',
    none: 'Todos los pedidos de los últimos 7 días salieron bien.',
    checkouts: 'Detenidos antes de pagar',
    checkoutsLead: 'Se le dijo al cliente antes de pagar.',
    order: (number) => `Pedido ${number}`,
    at: (location) => `en ${location}`,
    times: (count) => (count === 1 ? 'una vez' : `${count} veces`),
    last: (when) => `la última ${when}`,
    kinds: troubleKinds,
    codes: orderCodes,
  },

  answers: {
    heading: 'Qué puede responder tu TPV',
    lead: (pos) => `Qué dice ${pos} de un pedido y qué significa.`,
    statuses: 'Estados de un pedido',
    success: 'Correcto',
    noSuccess: 'No es un éxito',
    refusals: 'Por qué se puede rechazar un pedido',
  },

  disconnect: {
    heading: 'Desconectar',
    lead: (pos) => `Quita la conexión entre tu sitio y ${pos}.`,
    button: 'Desconectar…',
    title: 'Qué significa desconectar',
    effects: [
      'Desde este momento tu sitio deja de tomar pedidos para tu TPV.',
      'El menú se queda en tu sitio como está y ya no se mantiene al día.',
      'Devolvemos el permiso a tu TPV y destruimos nuestras claves.',
      'Se conservan la relación de tus locales y el historial: puedes conectar de nuevo cuando quieras.',
    ],
    confirm: 'Desconectar ahora',
    cancel: 'Seguir conectado',
    done: 'El TPV está desconectado.',
  },
};
