import type { Kind } from '../../../../language/listening/lexicon';

/** Praise that means the opposite. */
export const sarcasm: readonly Kind[] = [
  {
    name: 'sarcasm',
    weight: 3,
    quoted: true,
    phrases: `
      gracias por nada
      gracias por [el/la/vuestro/vuestra/su/tan/tanto/tanta] hacerme/hacernos/dejarme/dejarnos/arruin*/estropear*/perder*/colgar*/ignorar*/robar*/mentir*/fastidiar*/amargar*
      gracias por [el/la/vuestro/vuestra/su/tan/tanto/tanta] silencio/desprecio/planton/incompetencia/pesimo/pesima/poco/poca/reiros/reirse/tomar*/no/jod*/paseo/timo/estafa/interes
      tengo que dar .. gracias, dar yo las gracias
      muy profesional/profesionales/bonito/serio/eficientes/listos lo/todo/si/por, muy bonito, lo suyo $
      lo vuestro es/tiene/no/si/de
      me/nos encanta/encantan comer/esperar/pagar/perder/cuando/hablar/tirar/lavar/dormir/vivir/pasar/repetir/que/escuchar/ducharme/como
      un placer esperar/hablar/ser
      perdonad/perdonen/perdon/disculpen/disculpad por molestar/existir/querer/pretender/pedir/pensar/interrumpir/pagar/creer/reclamar
      perdon por, ya se ve que/lo, queda claro que/el, esta claro que no/os/les/el/aqui, se nota/ve que os/les/no/el/lo/aqui
      no vaya a ser, no sea que, no sea cosa, sorpresa sorpresa, que sorpresa, que risa me/nos/todo, que gracia me/os/tiene
      que graciosos, que listos
      que eficacia/eficiencia/rapidez/detalle/nivel/nivelazo/exito/suerte/arte/profesionales/eficientes la/los/el/tienen/teneis/eh/tan/tener/que/lo
      que bien otro/otra/todo/os/eh/ahora/atendeis/trabajais/lo
      enhorabuena/felicidades/felicitaciones/bravo chicos/señores/habeis/han/lo/campeones/para/se/os/les/de/equipo/ya
      aplauso/aplausos/medalla/premio/ovacion/monumento para/al/a/por, merecen/mereceis/merece un/una, el servicio de diez
      @praise el/vuestro/su/la/vuestra @shop, @praise lo de/vuestro/suyo, ^ @praise otro/otra/ahora, ^ @praise ya/y
      pues que bien, pues muy/vale/genial/estupendo bien/otro/ya, no entra/entran/esta en vuestros/sus
      inocente/iluso/ilusa/tonto/tonta/pobre/ingenuo/ingenua de mi, yo que pensaba/creia/confiaba
      y yo pensando/pensaba/creyendo/tan/esperando, no os/se herniais/hernien/mateis/maten/canseis/estreseis/herneis
      tan amables/eficientes/profesionales/eficaces/atentos/rapidos/serios como/que, como siempre tan/fenomenal/genial
      bien empezamos, para variar, vamos bien, asi nos/os/les va, detallazo/detalle mandar*/dejar*/hacer*/precioso
      lloro de [la] emocion/alegria, no os/se deis/den prisa, no os/se preocupeis/preocupen por mi, por dejarnos/dejarme sin
      todos campeones, claro que si campeones, un artista, numeros negativos, y yo no tengo/ningun/sin, total yo
      menuda/menudo joya/perla/regalo/fichaje/detalle, seguro que vienen/viene/llaman
      gracias a su/vuestra puntualidad/eficacia/rapidez/eficiencia, me hace mucha ilusion pasar/seguir/otro/otra/esperar
      gracias de corazon, batido el record, habeis/han batido, da gusto ver, seguro que vuestra/su/vuestro
      que casualidad que, ya puestos, una postal, menos mal que era, si llega a ser, me quedo mucho, dice que me entiende
      se lo llevo el viento, que bien vives`,
  },
];
