import type { Texts } from '../en/index.ts';
import type { GroundTexts } from '../words.ts';

const listed = (words: readonly string[]) => words.map((word) => `«${word}»`).join(', ');

const grounds: GroundTexts = {
  'same-name': () => 'Los dos tienen el mismo nombre.',
  'spelled-alike': () => 'Sus nombres se escriben parecido.',
  'shared-words': (words) => `Los dos nombres tienen ${listed(words)}.`,
  'in-address': (words) => `${listed(words)} está en la dirección del local del TPV.`,
  'only-ones-left': () => 'Son los únicos que quedan.',
};

export const setUp: Texts['setUp'] = {
  heading: 'Configuración',
  settingsHeading: 'Ajustes',
  state: { done: 'Hecho', next: 'Siguiente', later: 'Después', trouble: 'Requiere atención' },

  connect: {
    title: 'Conecta tu TPV',
    lead: 'Permite que este sitio lea tu menú y envíe pedidos. Tu TPV te lo pregunta en una ventana nueva; después, esta página continúa automáticamente.',
    button: (pos) => `Conectar ${pos}`,
    again: (pos) => `Conectar ${pos} de nuevo`,
    waiting: 'Esperando a que termines en la otra ventana…',
    waitingHelp:
      'Inicia sesión en tu TPV y permite la conexión. Esta página continúa automáticamente.',
    blocked: 'Tu navegador ha bloqueado la ventana.',
    openByHand: (pos) => `Abrir ${pos} aquí`,
    cancel: 'Dejar de esperar',
    connected: (merchant, pos) => `${merchant} está conectado con ${pos}.`,
    justConnected: 'Tu TPV está conectado.',
    revoked: (since) =>
      `Tu TPV no permite el acceso desde ${since}. Los pedidos y los cambios del menú están detenidos hasta que lo conectes de nuevo.`,
    revokedNoDate:
      'Tu TPV ya no permite el acceso. Los pedidos y los cambios del menú están detenidos hasta que lo conectes de nuevo.',
    inactive:
      'Soporte ha desactivado esta cuenta. Los menús y los pedidos están detenidos. Pregunta a soporte qué hacer.',
    noProvider: 'Aquí aún no se puede conectar ningún TPV. Pregunta a soporte.',
  },

  locations: {
    title: 'Empareja tus locales',
    lead: 'Elige el local de tu TPV para cada local de tu sitio. Los pedidos van a la cocina que elijas.',
    onSite: 'En tu sitio',
    inPos: 'En tu TPV',
    notUsed: 'Ninguno: sin pedidos desde aquí',
    suggested: 'Sugerido.',
    grounds,
    taken: (name) => `${name} (ocupado)`,
    gone: (name) => `${name} (ya no está en tu TPV)`,
    acceptAll: (count) =>
      count === 1 ? 'Aceptar la sugerencia' : `Aceptar las ${count} sugerencias`,
    save: 'Guardar',
    saved: 'Locales guardados.',
    notSaved: (count) =>
      count === 1
        ? '1 local no se ha podido guardar: está ocupado o ya no está en tu TPV. Elige otro.'
        : `${count} locales no se han podido guardar: están ocupados o ya no están en tu TPV. Elige otros.`,
    refresh: 'Actualizar desde el TPV',
    refreshWix: 'Actualizar desde Wix',
    noneOnSite:
      'Tu sitio aún no tiene locales. Añade uno en Wix, en Ajustes, Información del negocio. Después aparece aquí.',
    noneInPos: 'Aún no hay locales de tu TPV. Puede tardar un momento.',
    matched: (count, of) =>
      count === of
        ? 'Todos los locales están emparejados.'
        : `${count} de ${of} locales están emparejados.`,
    archived: 'Archivado en Wix',
    atOnce: {
      title: (names) => `Ya está activada en Wix: ${names}`,
      text: 'En cuanto guardes, el menú de tu TPV se publica allí y los menús que tu sitio tiene ahora se desactivan. No se borra nada: Wix los guarda en su archivo. Para elegir antes qué actualiza el TPV, haz el paso 3 antes de guardar.',
    },
    change: 'El menú del nuevo local se publica con la próxima sincronización.',
  },

  switchOn: {
    title: 'Actívala en Wix',
    lead: 'Activa la integración con el TPV de cada local en los ajustes de Wix Restaurantes. Desde entonces tu sitio recibe pedidos para tu TPV.',
    on: 'Activada',
    off: 'Desactivada',
    check: 'Comprobar de nuevo',
    allOn: 'La integración está activada en todos los locales.',
    some: (count, of) => `Activada en ${count} de ${of} locales.`,
  },
};
