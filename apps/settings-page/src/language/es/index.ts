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
  stale: 'Sin conexión. Esta página puede no estar actualizada. Reconectando…',
  account: 'Cuenta del TPV',
  overall: {
    setUp: (done, of) => `Configuración: ${done} de ${of}`,
    allGood: 'Recibe pedidos',
    someGood: (good, of) => `${good} de ${of} locales reciben pedidos`,
    trouble: 'Requiere atención',
    finished: 'Configuración completa. Tu sitio recibe pedidos para tu TPV.',
  },
  setUp,
  masters,
  menus,
  running,
  refusals,
};
