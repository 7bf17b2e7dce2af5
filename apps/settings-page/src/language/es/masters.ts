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
    name: 'Número de extras',
    help: 'Cuántas opciones debe o puede elegir un cliente.',
  },
  dishInStockUpdated: { name: 'Agotado', help: 'Si un plato se puede pedir ahora mismo.' },
};

export const masters: Texts['masters'] = {
  title: 'Elige qué actualiza el TPV',
  lead: 'Los nombres, las descripciones y los precios siempre vienen de tu TPV. Elige para el resto: «TPV» lo sustituye en tu sitio en cada sincronización; «Wix» lo deja como lo pongas allí.',
  concerns,
  wix: 'Wix',
  pos: 'TPV',
  keep: 'Mantener esta elección',
  save: 'Guardar',
  saved: 'Guardado. Se aplica desde la próxima sincronización.',
  summary: (pos, wix) =>
    wix === 0 ? 'Tu TPV lo actualiza todo.' : `${pos} por tu TPV, ${wix} por ti en Wix.`,
};
