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
  heading: 'Puesta en marcha',
  settingsHeading: 'Ajustes',
  state: { done: 'Hecho', next: 'Ahora', later: 'Después', trouble: 'Requiere atención' },

  connect: {
    title: 'Conecta tu TPV',
    lead: 'Tu TPV te pregunta si este sitio puede leer tu menú y enviarle pedidos. Eso ocurre en una ventana aparte; esta página sigue sola.',
    button: (pos) => `Conectar ${pos}`,
    again: (pos) => `Conectar ${pos} de nuevo`,
    waiting: 'Te esperamos en la otra ventana…',
    waitingHelp: 'Inicia sesión allí en tu TPV y permite la conexión. Esta página sigue sola.',
    blocked: 'Tu navegador no dejó abrir la ventana.',
    openByHand: (pos) => `Abrir ${pos} aquí`,
    cancel: 'Dejar de esperar',
    connected: (merchant, pos) => `${merchant} está conectado con ${pos}.`,
    justConnected: 'Tu TPV está conectado.',
    revoked: (since) =>
      `Tu TPV no nos deja entrar desde ${since}. No llegan pedidos ni cambios del menú hasta que lo conectes de nuevo.`,
    revokedNoDate:
      'Tu TPV ya no nos deja entrar. No llegan pedidos ni cambios del menú hasta que lo conectes de nuevo.',
    inactive:
      'Soporte ha desactivado esta cuenta. No se sincroniza nada ni llegan pedidos; pregunta a soporte qué hacer.',
    noProvider: 'Aquí todavía no se puede conectar ningún TPV. Pregunta a soporte.',
  },

  locations: {
    title: 'Relaciona tus locales',
    lead: 'Di qué local de tu TPV es cada local de tu sitio. Los pedidos van a la cocina que elijas aquí.',
    onSite: 'En tu sitio',
    inPos: 'En tu TPV',
    notUsed: 'Ninguno: sin pedidos desde aquí',
    suggested: 'Sugerido.',
    grounds,
    taken: (name) => `${name} (ya elegido)`,
    gone: (name) => `${name} (ya no está en tu TPV)`,
    acceptAll: (count) =>
      count === 1 ? 'Aceptar la sugerencia' : `Aceptar las ${count} sugerencias`,
    save: 'Guardar',
    saved: 'Los locales están guardados.',
    notSaved: (count) =>
      count === 1
        ? 'Un local no se pudo guardar: otra persona lo eligió o el TPV ya no lo tiene. Míralo otra vez.'
        : `${count} locales no se pudieron guardar: otra persona los eligió o el TPV ya no los tiene. Míralos otra vez.`,
    refresh: 'Preguntar de nuevo al TPV',
    refreshWix: 'Preguntar de nuevo a Wix',
    noneOnSite:
      'Tu sitio aún no tiene ningún local. Añade uno en Wix, en Ajustes, Información del negocio; aparecerá aquí.',
    noneInPos: 'Tu TPV aún no ha nombrado ningún local. Puede tardar un momento.',
    matched: (count, of) =>
      count === of
        ? `Los ${of} locales están relacionados.`
        : `${count} de ${of} locales están relacionados.`,
    archived: 'Archivado en Wix',
    atOnce: {
      title: (names) => `Ya está activada en Wix: ${names}`,
      text: 'En cuanto guardes, el menú de tu TPV se publica allí y los menús que tu sitio tiene ahora se desactivan. No se borra nada: Wix los guarda en su archivo. Si quieres decidir antes quién mantiene qué al día, haz el paso 3 antes de guardar.',
    },
    change: 'El menú del nuevo local se publica con la próxima sincronización.',
  },

  switchOn: {
    title: 'Actívala en Wix',
    lead: 'El último paso lo das en Wix: activa la integración con el TPV en cada local, en los ajustes de Wix Restaurantes. Desde entonces tu sitio toma pedidos para tu TPV.',
    on: 'Activada',
    off: 'Desactivada',
    check: 'Comprobar de nuevo',
    allOn: 'La integración está activada en todas partes.',
    some: (count, of) => `Activada en ${count} de ${of} locales.`,
  },
};
