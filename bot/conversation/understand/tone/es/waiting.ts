import type { Kind } from '../../../../language/listening/lexicon';

/** Waiting without end, and saying everything again. */
export const waiting: readonly Kind[] = [
  {
    name: 'no end',
    weight: 3,
    phrases: `
      hasta cuando voy/vamos/tengo/tenemos/hay/pensais/piensan/va/vais/van/coño, hasta cuando $
      cuando [se/os/me/le/les/coño] piensan/pensais/piensas, cuando [os/les/le] salga/apetezca/parezca
      para cuando lo/la/el/me
      pensais/piensan [en] contestar*/responder*/traer*/arreglar*/solucionar*/devolver*/venir/resolver*/dar*/enviar*/entregar*/hacer*/seguir/cumplir
      de una [buena/maldita/santa] vez, hacer/hacerme/haceis/hacen/hecho/hagais/hagan perder
      perder/pierdo/perdiendo/perdido/pierda [mas/mi/el/tanto] tiempo, perdida de tiempo
      cuanto/cuantos/cuantas [tiempo/dias/semanas/meses] mas, musiquita, dia tras dia, semana tras semana, mes tras mes
      meses y meses, semanas y semanas, horas y horas, dias y dias, años esperando, mil años, el siglo que viene
      la vida esperando, que me salgan canas, me hago viejo/vieja, cuando me jubile, cuando las ranas
      envejeciendo/envejecer, como un tonto/idiota/bobo/pasmarote, hasta que se jubile/jubilen
      ^ [y/aun/todavia/yo] sigo/seguimos esperando $, ^ [y] todavia/aun esperando, sigo/seguimos esperando y nada/nadie, sigo/seguimos sin respuesta/noticias/saber, y nada $
      un verano/invierno/año entero, fantasma, mis nietos, la hereda*, un año reparando/esperando
      cuando van/vais a venir/traer/contestar/arreglar, otra tarde/mañana en casa, mirando el reloj, otro dia tirado/perdido
      el niño ya, se acaba el/y`,
  },
  {
    name: 'again',
    weight: 3,
    phrases: `
      @nth .. que [me/nos] llega/llegan/viene/vienen/sale/salio/mandais/mandan/mandaron/enviais/envian/traen/llego/vino/falla/rompe [@topic] @broken, @nth vez que [me/nos/se] [la/lo] llega/viene/sale/mandais/mandan/rompe/estropea/falla/traen
      el/la nuevo/nueva tambien [viene/llego/llega/esta/vino/ha] [llegado/venido] @broken, otra vez [un/una/el/la] [@topic] @broken, @n semanas/meses y sigo/seguimos/sin, @nth .. y tambien @broken
      por @nth/ultima/milesima vez, por @nth ocasion
      cuantas veces mas/tengo/hay/os/le/les/ya/voy/necesit*/quieren/quereis/hace/he
      tantas/mil/cien/quinientas/doscientas veces, veinte/cincuenta veces, una y otra vez, y otra vez y, otra vez lo mismo
      otra vez la misma, siempre lo mismo, siempre igual, siempre el mismo/cuento, siempre la misma, siempre estais/estan
      lo mismo de siempre
      la/las/el/los misma/mismas/mismo/mismos historia/historias/cuento/rollo/cantinela/excusa/excusas/respuesta/cancion/milonga/tonteria
      la misma cosa, lo mismo una, mismo rollo, disco rayado, @nth @try que/y/en/sin/ya/esta, desde cero, de cero
      vuelta a empezar, volver a empezar, a/con @n personas/agentes/operadores/departamentos distintas/diferentes/distintos
      ni la primera ni, dia de la marmota, y dale, erre que erre, cada vez que llamo/escribo/hablo/pregunto/reclamo
      lo mismo a/una/mil, otra vez el mismo/lo, los mismos papeles/datos, misma factura/foto/fotos, a media plantilla
      al portero, ^ la segunda/tercera/cuarta $, ^ el segundo/tercero/cuarto $, nunca pasa nada, misma cantinela
      repetir lo mismo, repitiendo lo mismo, otra promesa, otra excusa, otra plantilla, otra encuesta, volver a explicar
      vuelvo a explicar, explicarlo todo, hasta deletrear*, que ya mande/envie/dije/pague/explique, a quien mas`,
  },
];
