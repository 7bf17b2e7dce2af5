import { describe } from 'vitest';
import { changed, delivery, expectNamed, location, menuWith } from './order-facts.fixture.ts';

describe('what is wrong with place, time and customer is named with its place', () => {
  expectNamed([
    {
      name: 'a way of fulfillment that the location does not offer',
      check: 'fulfillment.offered',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/fulfillment/type',
      changes: { location: { ...location, fulfillment: [{ type: 'DELIVERY' }] } },
    },
    {
      name: 'a delivery without an address',
      check: 'fulfillment.details',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/fulfillment/deliveryDetails/address',
      changes: { order: delivery((o) => (o.fulfillment.deliveryDetails.address = null)) },
    },
    {
      name: 'an exact address without a house number',
      check: 'fulfillment.details',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/fulfillment/deliveryDetails/address/streetNumber',
      changes: {
        order: delivery((o) => (o.fulfillment.deliveryDetails.address.streetNumber = ' ')),
      },
    },
    {
      name: 'eating in without a table',
      check: 'fulfillment.details',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/fulfillment/dineInDetails',
      changes: { order: changed((o) => (o.fulfillment = { type: 'DINE_IN', asap: true })) },
    },
    {
      name: 'less than the minimum of this way of fulfillment',
      check: 'fulfillment.minimum',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/totals/subtotal',
      changes: {
        order: delivery((o) => (o.totals.subtotal = '19.00')),
      },
    },
    {
      name: 'a promised time when the location is closed',
      check: 'fulfillment.time',
      code: 'CLOSED',
      path: '/fulfillment/promisedTime',
      found: 'Mon 22:00',
      changes: {
        order: changed((o) => {
          o.fulfillment.asap = false;
          o.fulfillment.promisedTime = '2026-01-05T21:00:00.000Z';
        }),
      },
    },
    {
      name: 'a later time that cannot be read',
      check: 'fulfillment.time',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/fulfillment/promisedTime',
      changes: {
        order: changed((o) => {
          o.fulfillment.asap = false;
          o.fulfillment.promisedTime = 'soon';
        }),
      },
    },
    {
      name: 'a promised time that has passed',
      check: 'fulfillment.time',
      code: 'REQUIREMENTS_NOT_MET',
      path: '/fulfillment/promisedTime',
      changes: {
        order: changed((o) => {
          o.fulfillment.asap = false;
          o.fulfillment.promisedTime = '2026-01-05T09:00:00.000Z';
        }),
      },
    },
    {
      name: 'an order for now when the location is closed',
      check: 'fulfillment.time',
      code: 'CLOSED',
      path: '/fulfillment/asap',
      changes: { now: new Date('2026-01-06T11:00:00.000Z') },
    },
    {
      name: 'a location that the POS has paused',
      check: 'location.open',
      code: 'CLOSED',
      path: '',
      changes: { location: { ...location, paused: { until: null } } },
    },
    {
      name: 'a merchant that has paused ordering',
      check: 'ordering.unpaused',
      code: 'CLOSED',
      path: '',
      changes: { pausedUntil: new Date('2026-01-05T12:00:00.000Z') },
    },
    {
      name: 'no phone where the POS needs one',
      check: 'customer.phone',
      code: 'CUSTOMER_PHONE_MISSING',
      path: '/customer/phone',
      found: 'missing',
      changes: { order: changed((o) => (o.customer.phone = null)) },
    },
    {
      name: 'an e-mail that is none where the POS needs one',
      check: 'customer.email',
      code: 'CUSTOMER_EMAIL_MISSING',
      path: '/customer/email',
      found: 'something else',
      changes: { order: changed((o) => (o.customer.email = 'maria')) },
    },
    {
      name: 'a dish that is not offered this way',
      check: 'items.served',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/0',
      changes: {
        catalog: menuWith((c) => ({
          ...c,
          dishes: c.dishes.map((dish, n) =>
            n === 0 ? { ...dish, fulfillmentTypes: ['DELIVERY'] } : dish,
          ),
        })),
      },
    },
    {
      name: 'a section that is not served at that time',
      check: 'items.served',
      code: 'AVAILABILITY_CHANGED',
      path: '/lineItems/0',
      found: 'Mon 12:00',
      changes: {
        catalog: menuWith((c) => ({
          ...c,
          sections: c.sections.map((section) => ({
            ...section,
            hours: [{ openDay: 'MON', openTime: '08:00', closeDay: 'MON', closeTime: '11:30' }],
          })),
        })),
      },
    },
  ]);
});
