import type { Texts } from '../en/index.ts';
import { masters } from './masters.ts';
import { menus } from './menus.ts';
import { refusals } from './refusals.ts';
import { running } from './running.ts';
import { setUp } from './set-up.ts';

export const es: Texts = {
  pageTitle: 'Integración con el TPV',
  opening: 'Abriendo…',
  tryAgain: 'Intentar de nuevo',
  supportNumber: (number) => `Número para soporte: ${number}`,
  stale: 'Ahora no hay conexión: lo que ves puede ser antiguo. Seguimos intentándolo.',
  account: 'Cuenta del TPV',
  overall: {
    setUp: (done, of) => `Puesta en marcha: ${done} de ${of}`,
    allGood: 'Recibe pedidos',
    someGood: (good, of) => `${good} de ${of} locales reciben pedidos`,
    trouble: 'Requiere atención',
    finished: 'Todo está listo: tu sitio toma pedidos para tu TPV.',
  },
  setUp,
  masters,
  menus,
  running,
  refusals,
};
