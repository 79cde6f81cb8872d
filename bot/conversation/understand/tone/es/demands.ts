import type { Kind } from '../../../../language/listening/lexicon';

/** Orders, rhetorical questions, and comfort refused. */
export const demands: readonly Kind[] = [
  {
    name: 'order',
    weight: 3,
    phrases: `
      hacer/haced/hagan/haz/hagais [bien] su/vuestro/tu trabajo, leed/lean/leeros/leanse/leeis lo/bien/el/mi/antes/los
      lee/lea lo/bien que/mi/antes, lo que [os/le/les/te] he escrito/puesto/preguntado/dicho
      lo que [os/le/les/te] escribo/pregunto/estoy, dejad/dejen/deja/dejar/dejaran/parad/paren/cesen/dejarais ya de
      dejad/dejen/deja/dejar/dejaran/parad/paren/dejaros/dejense de mandar*/pedir*/enviar*/tomar*
      dejad/dejen/deja/dejar/parad/paren/dejaos/dejense de marear*/molestar*/dar*/mentir*/reir*/vacilar*/escribir*/llamar*/pasar*/poner*/hacer*/jugar/repetir*/cobrar*
      dejaos/dejense/dejen/dejad de historias/rollos/cuentos/excusas/tonterias/chorradas/milongas/bromas/plantillas
      contestad/contesten/contestadme/contestenme/contesteme/contestame/respondan/responded/respondanme/respondedme ya/de/a/cuando/algo/me/lo
      escuchadme/escuchenme/escuchad/escuchen, decidme/diganme/dime/decid de una
      solucionadlo/solucionenlo/arregladlo/arreglenlo/resuelvanlo/resolvedlo
      solucionad/solucionen/arreglen/arreglad/resuelvan/resolved/muevan/mueva/moveos/muevanse/haganse/haceos/cumplan/cumplid ya/esto/el/la/cargo/con/algo
      poneos/ponganse/pongase/ponerse/pongan/poneros las pilas, espabil*
      a ver si [os/se/ya/asi/alguien/de] espabil*/aprend*/enter*/dign*/contest*/respond*/trabaj*/leeis/leen/hacen/haceis/alguien/una/me
      un minimo de verguenza
      un [poco/minimo] de respeto/seriedad/decencia/humanidad/empatia/profesionalidad/educacion/dignidad
      lo minimo es/que/seria, al menos tened/tengan/podriais/podrian
      quiero/exijo .. superior/jefe/jefa/supervisor/supervisora/director/directora/gerente/explicaciones/respuestas/soluciones/hechos
      su/tu/vuestro superior/jefe/jefa/supervisor/supervisora/gerente, que alguien me/se/de/haga, exijo
      que me expliquen/expliqueis/explique/explicais alguien/como/por/quien
      explicadme/expliquenme/expliqueme/explicame como/por/que/porque, ya mismo, quiero ... ya $, solucion ya, respuesta ya
      y punto, deja/dejad/dejen de contestar*/responder*/decir*, ahorrense/ahorraos/ahorrate/ahorreis/ahorrese
      cumplid/cumplan, contestame/contesteme/respondeme/respondame a/lo, lo que te da, paga su/vuestro/tu sueldo
      dejaos/dejense de, no acepto/aceptare, si es que, algun responsable, cansar a, hagan/haced el favor de
      no escribirme mas, no me escriban/escribais/llamen mas, callate, hablar con alguien capaz, alguien capaz
      capacidad de decision, decencia de, la decencia, menos anuncios/cuento/cuentos/palabras/publicidad, sirvase/sirvanse
      lean/leed/leer el historial, mirad/miren el correo/historial, mandame/mandadme/mandenme un tecnico, dejate de`,
  },
  {
    name: 'rhetorical',
    weight: 3,
    phrases: `
      os/les/le/te parece [a] [ustedes/vosotros] normal/bonito/bien/logico/serio/justo/poco/gracioso/etico/de
      de verdad [os/les/le] parece/creeis/creen/pensais
      me/nos estais/estan/estas/esta vacilando/tomando/leyendo/escuchando/oyendo/cargando/troleando/jodiendo
      vacilando/vacilais/vacilan, es/era tan dificil/complicado, tan dificil es, tanto cuesta, tanto os/les cuesta
      os/les/le/te cuesta tanto/mucho, que os/les/le cuesta, es mucho pedir, pido tanto, es pedir, demasiado pedir
      quien/que os/se/te creeis/creen/cree/crees/pensais/piensan, os/se/te creeis/creen/pensais/piensan que/los/soy
      por quien me/nos, os/se creeis/creen, para que [os/les/me] pago/pagamos/estais/estan/teneis/tienen/servis/quiero
      para que me/nos sirve, para que tanto, de que [me/nos/le] sirve/sirvio, de que vais/van/va
      a que juegan/jugais/esperan/esperais/estais/viene, como es posible, como puede ser
      como se/os atreven/atreveis/atreve/puede/quedais/quedan, atreveis/atreven/atreverse
      como tienen/teneis/podeis/pueden la/tan/tanta/el/tener/vender/hacer/dormir/decir/cobrar/ser
      trabaja/queda/existe alguien, sabeis/saben leer/hacer/lo/escribir/trabajar/contar, que parte de
      que mas quereis/quieren/tengo/hay/os/necesit*, que tengo/hay/debo que hacer para/mas, tengo/veis/ven/ves cara
      soy/somos @fool/invisible, creen/creeis que soy/somos/no, en que mundo/siglo/pais/cabeza/planeta, en serio $
      ^ en serio, es/va en serio, hablan/hablais en serio, que culpa tengo/tiene/tenemos
      quien me paga/devuelve/va/compensa/resarce, y yo que/mientras, y a mi que, a mi que
      como se/lo demuestra/come/explica/justifica
      donde queda/quedo/esta la/vuestra/su seriedad/profesionalidad/garantia/palabra/verguenza, a esto le/lo llaman/llamais
      a que [le] llaman/llamais, ustedes/vosotros no guardan/guardais/leen/leeis/escuchan/escuchais/trabajan
      me queréis explicar, me quieren explicar, quien me paga, en que manos, que os/les pasa, que mas da, y encima tengo
      se ha tragado, la tierra, que parte, os/se creeis/creen que la/los/una, ^ normal $, quien los/os/la/le formo
      que es esto una, camara oculta, desde cuando, y si os/les, usted compraria, tu comprarias
      me explican/explicais/explica como/por, a cuestas, tengo que presentarme/ir/plantarme, que esperais/esperan
      sordos o que, o que $`,
  },
  {
    name: 'no comfort',
    weight: 3,
    phrases: `
      no me digas/diga/digan/digais/vengas/venga/vengais/vengan/cuentes/cuente/cuenten/conteis que/con/mas/otra/lo/nada/cuentos/historias/a/el
      no me mandes/manden/mandeis/mareis/mareen/hables/hableis/hablen/pidas/pidan/pidais/trates/traten/trateis/tomes/tomen/tomeis/pongas/pongan/pongais
      no me pases/pasen/paseis/hagan/hagais/hagas/sueltes/suelten/interesa/interesan/trago/creo/valen/sirven/consuela/callo/ofrezcan/ofrezcais
      mas excusas/mentiras/cuentos/historias/disculpas/rollos/promesas/largas/vueltas/robots/bots, excusas/excusa/pretextos
      basta de, menos excusas/palabras/robots/rollos
      no quiero otro/otra/mas/vuestro/vuestra/vuestros/vuestras/su/sus/tus/ningun/ninguna cupon/vale/bono/disculpa/disculpas/excusas/excusa/perdones/codigo/descuento/@bot/encuesta/cambio/promesas/explicaciones/aparato/tecnico
      su/sus/vuestra/vuestras/tus/tu disculpa/disculpas/perdon/excusa/excusas/cupon/cupones/promesas/cuentos/encuesta/encuestas/palabreria/plantillas/rollo
      disculpa/disculpas/respuesta/respuestas/mensaje/mensajes/correos automatica/automaticas/automatico/automaticos/enlatada/enlatadas/tipo/generica/genericas/estandar
      copia/corta/copiar/copiais/copian y pega/pego/pegar/pegais/pegan, plantillas, me importa un/una/tres
      me da igual lo/vuestro/vuestra/su/sus/si/que/como, me dan igual, no cuela, cuentos chinos, milonga/milongas
      palabreria, palabras vacias, buenas palabras, a otro perro, ese cuento, ya no me creo/fio/trago, no os/les creo
      encuesta de, no quiero oir/leer/saber/escuchar nada/mas/ni, ni se os/les/te ocurra, y una leche, y un cuerno
      las narices, menuda ayuda, de nada sirve, no quiero un/una descuento/cupon/vale/codigo/disculpa/robot/encuesta
      no me vendais/vendan/vendas, la moto, tenga/tengas/tengais/tengamos paciencia, no me voy a conformar, no me conformo
      no acepto otra/otro/mas/un/una/ninguna, me importan un, un bledo, mas largas, mas vueltas, ni disculpas ni
      ni vales ni, no quiero vales/disculpas/cupones, me mandan/mandais un cupon/vale/descuento/codigo
      me da lo mismo de/quien/lo, me traen sin cuidado, sin cuidado, no me hables/hablen/hableis de`,
  },
];
