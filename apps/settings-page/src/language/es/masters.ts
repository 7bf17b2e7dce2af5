import type { Texts } from '../en/index.ts';
import type { ConcernTexts } from '../words.ts';

const concerns: ConcernTexts = {
  entityAvailabilityUpdated: {
    name: 'Horarios',
    help: 'Cuándo se pueden pedir menús, secciones y platos.',
  },
  fulfillmentMethodsDefinition: {
    name: 'Recogida y entrega',
    help: 'Qué platos se ofrecen para recoger, para entregar o para ambas cosas.',
  },
  dishImagesUpdated: { name: 'Fotos', help: 'Las imágenes de tus platos.' },
  entitySortingControl: {
    name: 'Orden en el menú',
    help: 'Qué va primero: secciones en un menú, platos en una sección.',
  },
  dishLabelsUpdated: { name: 'Etiquetas', help: 'Marcas como vegano, picante o sin gluten.' },
  dishOptionsMinMaxUpdated: {
    name: 'Cuántos extras',
    help: 'Cuántas opciones debe o puede elegir un cliente.',
  },
  dishInStockUpdated: { name: 'Agotado', help: 'Si un plato se puede pedir ahora mismo.' },
};

export const masters: Texts['masters'] = {
  title: 'Decide quién mantiene qué al día',
  lead: 'Los nombres, las descripciones y los precios siempre vienen de tu TPV. Lo demás lo decides tú: lo que lleva el TPV se reemplaza en tu sitio en cada sincronización; lo que lleva Wix se queda como tú lo pongas allí.',
  concerns,
  wix: 'Wix',
  pos: 'TPV',
  keep: 'Dejarlo así',
  save: 'Guardar',
  saved: 'Guardado. Cuenta desde la próxima sincronización.',
  summary: (pos, wix) =>
    wix === 0 ? 'Tu TPV lo mantiene todo al día.' : `${pos} por tu TPV, ${wix} por ti en Wix.`,
};
