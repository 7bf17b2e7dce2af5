import type { Texts } from '../en/index.ts';
import type { OrderCodeTexts, ReasonTexts, RemedyTexts, TroubleTexts } from '../words.ts';

const reasons: ReasonTexts = {
  APP_REMOVED: {
    what: 'La aplicación se ha quitado de tu sitio.',
    todo: 'Añádela de nuevo desde el App Market de Wix.',
  },
  ACCOUNT_DISCONNECTED: { what: 'El TPV se ha desconectado.', todo: 'Conecta tu TPV de nuevo.' },
  ACCOUNT_INACTIVE: {
    what: 'Soporte ha desactivado la cuenta del TPV.',
    todo: 'Pregunta a soporte qué hacer.',
  },
  NOT_AUTHORIZED: { what: 'El TPV aún no está conectado.', todo: 'Conecta tu TPV.' },
  AUTHORIZATION_REVOKED: {
    what: 'Tu TPV ya no permite el acceso.',
    todo: 'Conecta tu TPV de nuevo.',
  },
  ARCHIVED: {
    what: 'El local está archivado en Wix.',
    todo: 'Restáuralo en Wix para recibir pedidos aquí.',
  },
  NOT_MAPPED: {
    what: 'El local no está emparejado con uno de tu TPV.',
    todo: 'Emparéjalo con un local de tu TPV.',
  },
  POS_LOCATION_GONE: {
    what: 'Tu TPV ya no tiene este local.',
    todo: 'Emparéjalo con otro local de tu TPV.',
  },
};

const remedies: RemedyTexts = {
  reinstall: null,
  reconnect: 'Conectar el TPV',
  activate: null,
  authorize: 'Conectar el TPV',
  map: 'Emparejar el local',
  'unarchive-on-wix': null,
};

const orderCodes: OrderCodeTexts = {
  NONE: 'Sin motivo indicado.',
  OTHER: 'Otro motivo.',
  SYSTEM_ERROR: 'El TPV no ha respondido correctamente.',
  ACCOUNT_NOT_FOUND: 'La cuenta del TPV no existe.',
  ACCOUNT_NOT_AUTHORIZED: 'El TPV ya no permite el acceso.',
  LOCATION_NOT_FOUND: 'El TPV ya no tiene el local.',
  ACCOUNT_NOT_CONNECTED: 'El TPV no está conectado.',
  ACCOUNT_CONFIGURATION: 'El local no está listo para pedidos o no tiene un menú publicado.',
  PROMO_NOT_RECOGNIZED: 'El cupón no es válido.',
  PROMO_USER_INELIGIBLE: 'El cupón no es para este cliente.',
  PROMO_ALREADY_USED: 'El cupón ya se ha usado.',
  PROMO_EXPIRED: 'El cupón ha caducado.',
  DISCOUNT: 'El descuento no es correcto.',
  LOYALTY: 'Los puntos de fidelidad no son correctos.',
  OUT_OF_SERVICE_AREA: 'La dirección está fuera de la zona de reparto.',
  AVAILABILITY_CHANGED: 'Un artículo se ha agotado o ya no está en el menú.',
  PRICE_CHANGED: 'Un precio ha cambiado desde que se preparó el pedido.',
  NO_CAPACITY: 'La cocina no acepta más pedidos ahora mismo.',
  CLOSED: 'El restaurante está cerrado a la hora del pedido.',
  REQUIREMENTS_NOT_MET: 'Falta algo o no se ofrece esta forma de entrega.',
  ORDER_TOTAL: 'El total no es correcto o no llega al mínimo.',
  ORDER_ITEM: 'Un plato o una opción no encaja con el menú.',
  ORDER_REJECTED: 'La cocina ha rechazado el pedido.',
  PAYMENT_FAILED: 'El pago no cubre el total.',
  CUSTOMER_PHONE_MISSING: 'Falta el teléfono del cliente.',
  CUSTOMER_EMAIL_MISSING: 'Falta el correo del cliente.',
  CUSTOMER_BLOCKED: 'El restaurante no acepta pedidos de este cliente.',
};

const troubleKinds: TroubleTexts = {
  refused: {
    what: 'Tu TPV ha rechazado el pedido.',
    todo: 'Llama al cliente o reembolsa el pedido en Wix.',
  },
  outcome_unknown: {
    what: 'Puede que el pedido no esté en la cocina.',
    todo: 'Compruébalo en la cocina. Soporte ya está avisado.',
  },
  not_at_pos_yet: {
    what: 'El pedido aún no está en tu TPV.',
    todo: 'Se reintenta automáticamente. Comprueba que tu TPV está en línea.',
  },
  never_reached_pos: {
    what: 'Tu TPV no tiene el pedido.',
    todo: 'Introdúcelo a mano en el TPV o reembólsalo en Wix.',
  },
  not_accepted: {
    what: 'La cocina no ha aceptado el pedido.',
    todo: 'Acéptalo en tu TPV.',
  },
  status_conflict: {
    what: 'Wix y tu TPV muestran estados distintos del pedido.',
    todo: 'Comprueba el pedido en los dos. Soporte ya está avisado.',
  },
  gone_from_pos: {
    what: 'Tu TPV ya no tiene el pedido.',
    todo: 'Introdúcelo a mano en el TPV o reembólsalo en Wix.',
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
    neverSynced: 'Menú aún sin sincronizar',
    switchedOff: {
      what: 'La integración está desactivada en Wix para este local.',
      todo: 'Actívala en los ajustes de Wix Restaurantes.',
    },
    noMenu: {
      what: 'Los clientes aún no ven el menú de tu TPV.',
      todo: 'Publica el menú.',
    },
    lastSync: 'Última sincronización',
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
    until: 'Reanudar a las',
    pickLater: 'Elige un momento futuro.',
    confirm: 'Pausar',
    cancel: 'Cancelar',
    paused: (until) => `En pausa hasta ${until}`,
    allPaused: (until) => `Todos los locales están en pausa hasta ${until}.`,
    resume: 'Reanudar pedidos',
    resumeAll: 'Reanudar todos los locales',
    done: 'Pedidos en pausa.',
    resumed: 'Pedidos reanudados.',
  },

  troubles: {
    heading: 'Pedidos que no se completaron',
    lead: 'De los últimos 7 días.',
    none: 'Todos los pedidos de los últimos 7 días se completaron.',
    checkouts: 'Detenidos antes de pagar',
    checkoutsLead: 'El cliente no llegó a pagar.',
    order: (number) => `Pedido ${number}`,
    at: (location) => `en ${location}`,
    times: (count) => (count === 1 ? 'una vez' : `${count} veces`),
    last: (when) => `la última ${when}`,
    kinds: troubleKinds,
    codes: orderCodes,
  },

  answers: {
    heading: 'Qué puede responder tu TPV',
    lead: (pos) => `Estados de los pedidos de ${pos} y su significado.`,
    statuses: 'Estados de un pedido',
    success: 'Correcto',
    noSuccess: 'No es un éxito',
    refusals: 'Por qué se puede rechazar un pedido',
  },

  disconnect: {
    heading: 'Desconectar',
    lead: (pos) => `Quita la conexión entre tu sitio y ${pos}.`,
    button: 'Desconectar…',
    title: 'Qué pasa al desconectar',
    effects: [
      'Tu sitio deja de recibir pedidos para tu TPV de inmediato.',
      'El menú se queda en tu sitio, pero ya no se actualiza.',
      'Se revoca el acceso a tu TPV y se borran nuestras claves.',
      'Se conservan los locales emparejados y el historial. Puedes conectar de nuevo cuando quieras.',
    ],
    confirm: 'Desconectar ahora',
    cancel: 'Seguir conectado',
    done: 'TPV desconectado.',
  },
};
