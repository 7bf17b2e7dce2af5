import { z } from 'zod';
import { openEnum, optionalFlag, optionalText, orderAmount } from '../../platform/wire-values.ts';
import { onArrivalTypes, orderFulfillmentTypes } from './order-enums.ts';

export const orderAddressSchema = z.looseObject({
  formatted: optionalText,
  country: optionalText,
  city: optionalText,
  street: optionalText,
  streetNumber: optionalText,
  apt: optionalText,
  floor: optionalText,
  entrance: optionalText,
  zipCode: optionalText,
  countryCode: optionalText,
  subdivision: optionalText,
  addressLine2: optionalText,
  comment: optionalText,
  /** False: a house number is required. */
  approximate: optionalFlag,
  onArrival: openEnum(onArrivalTypes).nullish(),
  location: z
    .looseObject({ latitude: z.number().nullish(), longitude: z.number().nullish() })
    .nullish(),
});
export type WixOrderAddress = z.infer<typeof orderAddressSchema>;

/** The restaurant's own couriers carry it. */
const restaurantDeliverySchema = z.looseObject({ fee: orderAmount.nullish() });

/** A delivery company carries it. */
const externalDeliverySchema = z.looseObject({
  id: optionalText,
  name: optionalText,
  customerFee: orderAmount.nullish(),
  commission: orderAmount.nullish(),
  pickupTime: optionalText,
  dropOffTime: optionalText,
});

/** One of `restaurant` and `externalProvider` is there. */
export const deliveryDetailsSchema = z.looseObject({
  address: orderAddressSchema.nullish(),
  restaurant: restaurantDeliverySchema.nullish(),
  externalProvider: externalDeliverySchema.nullish(),
  pickupInfo: z
    .looseObject({ windowStartTime: optionalText, windowEndTime: optionalText })
    .nullish(),
  dropOffInfo: z.looseObject({ contactless: optionalFlag }).nullish(),
});
export type WixDeliveryDetails = z.infer<typeof deliveryDetailsSchema>;

/** One of the three `…Details` is there, following `type`; times are ISO 8601 UTC. */
export const orderFulfillmentSchema = z.looseObject({
  type: openEnum(orderFulfillmentTypes).nullish(),
  promisedTime: optionalText,
  /** Missing means true. */
  asap: optionalFlag,
  deliveryDetails: deliveryDetailsSchema.nullish(),
  pickupDetails: z
    .looseObject({
      fee: orderAmount.nullish(),
      curbside: z.looseObject({ info: optionalText }).nullish(),
    })
    .nullish(),
  dineInDetails: z.looseObject({ label: optionalText, value: optionalText }).nullish(),
});
export type WixOrderFulfillment = z.infer<typeof orderFulfillmentSchema>;
