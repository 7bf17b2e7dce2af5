import type { PosDeclaration } from '@pos-bridge/pos';

/** What the simulated POS can do and say. */
export const sandboxPosDeclaration = (options: {
  readonly validatesOrders: boolean;
}): PosDeclaration => ({
  key: 'sandbox',
  name: 'Sandbox POS',
  capabilities: {
    validatesOrders: options.validatesOrders,
    idempotentCreate: true,
    webhooks: true,
    countsStock: true,
  },
  orderStatuses: [
    {
      status: 'valid',
      success: true,
      phase: 'validation',
      meaning: {
        en: 'The kitchen can take this order.',
        es: 'La cocina puede aceptar este pedido.',
      },
    },
    {
      status: 'invalid',
      success: false,
      phase: 'validation',
      meaning: {
        en: 'The kitchen cannot take this order as it is.',
        es: 'La cocina no puede aceptar este pedido tal como está.',
      },
    },
    {
      status: 'rejected',
      success: false,
      phase: 'validation',
      meaning: {
        en: 'The order was refused and is not in the kitchen.',
        es: 'El pedido fue rechazado y no está en la cocina.',
      },
    },
    {
      status: 'received',
      success: true,
      phase: 'received',
      meaning: {
        en: 'The order is in the kitchen and waits for somebody to accept it.',
        es: 'El pedido está en la cocina y espera que alguien lo acepte.',
      },
    },
    {
      status: 'accepted',
      success: true,
      phase: 'accepted',
      meaning: {
        en: 'The kitchen accepted the order and prepares it.',
        es: 'La cocina aceptó el pedido y lo está preparando.',
      },
    },
    {
      status: 'canceled',
      success: false,
      phase: 'canceled',
      meaning: { en: 'The order was canceled.', es: 'El pedido fue cancelado.' },
    },
    {
      status: 'fulfilled',
      success: true,
      phase: 'fulfilled',
      meaning: {
        en: 'The order was handed over.',
        es: 'El pedido fue entregado.',
      },
    },
  ],
  validationStatuses: { valid: 'valid', invalid: 'invalid' },
  refusals: [
    {
      code: 'ORDER_ITEM',
      meaning: {
        en: 'A dish or a choice in the order is no longer on the menu.',
        es: 'Un plato o una opción del pedido ya no está en el menú.',
      },
    },
    {
      code: 'AVAILABILITY_CHANGED',
      meaning: {
        en: 'Something in the order has run out.',
        es: 'Algo del pedido se ha agotado.',
      },
    },
    {
      code: 'PRICE_CHANGED',
      meaning: {
        en: 'A price has changed since the order was put together.',
        es: 'Un precio ha cambiado desde que se preparó el pedido.',
      },
    },
    {
      code: 'CLOSED',
      meaning: {
        en: 'The restaurant is closed at the time of the order.',
        es: 'El restaurante está cerrado a la hora del pedido.',
      },
    },
    {
      code: 'NO_CAPACITY',
      meaning: {
        en: 'The restaurant has paused its orders.',
        es: 'El restaurante ha pausado los pedidos.',
      },
    },
    {
      code: 'REQUIREMENTS_NOT_MET',
      meaning: {
        en: 'The restaurant does not offer this way of getting the order.',
        es: 'El restaurante no ofrece esta forma de entrega.',
      },
    },
    {
      code: 'ORDER_TOTAL',
      meaning: {
        en: 'The order is below the minimum, or in another currency.',
        es: 'El pedido no llega al mínimo o está en otra moneda.',
      },
    },
    {
      code: 'OUT_OF_SERVICE_AREA',
      meaning: {
        en: 'The address is outside the delivery area.',
        es: 'La dirección está fuera de la zona de reparto.',
      },
    },
    {
      code: 'CUSTOMER_PHONE_MISSING',
      meaning: {
        en: 'The kitchen needs a phone number.',
        es: 'La cocina necesita un número de teléfono.',
      },
    },
    {
      code: 'CUSTOMER_BLOCKED',
      meaning: {
        en: 'The restaurant does not take orders from this customer.',
        es: 'El restaurante no acepta pedidos de este cliente.',
      },
    },
    {
      code: 'ORDER_REJECTED',
      meaning: {
        en: 'The kitchen refused the order.',
        es: 'La cocina rechazó el pedido.',
      },
    },
  ],
  money: { rounding: 'HALF_UP' },
  requires: { customerPhone: true, customerEmail: false },
});
