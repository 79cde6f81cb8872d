import type { Kind } from '../../../../language/listening/lexicon';

/** What they think of the service, and of how they were treated. */
export const contempt: readonly Kind[] = [
  {
    name: 'contempt',
    weight: 3,
    deniable: true,
    phrases: `
      verguenza ajena/ninguna, una/de/vaya/menuda/que/sin/tanta/pura/poca verguenza, deberia/tendria .. verguenza/pena
      no teneis/tienen/hay/tiene/tienes [ni/la] verguenza, teneis/tienen [poca] verguenza
      os/les/le da/daria/caera verguenza, la cara de verguenza, vergonzos*, bochornos*, lamentable/lamentables
      inaceptable/inaceptables, intolerable/intolerables, inadmisible/inadmisibles, inconcebible, incalificable
      injustificable, imperdonable, impresentable, indignante/indignantes, deplorable, nefasto/nefasta
      pesimo/pesima/pesimos/pesimas, penoso/penosa, patetico/patetica, espantoso/espantosa, asqueroso/asquerosa/asquerosos
      desastroso/desastrosa, es/sois/son/que/vaya/menudo un/desastre desastre/de, cachondeo, choteo, pitorreo, recochineo
      esperpento/esperpentico, kafkiano/kafkiana, dantesco, tercermundista, vomitivo, bananero/bananera, infame, denigrante
      vejatorio, inhumano/inhumana, indecente, aberrante, escandalo/escandaloso/escandalosa, robo a mano
      un/es/esto/vaya/menudo/puro/verdadero/autentico robo/atraco/timo/abuso, injusticia, injusto, no hay derecho
      no tienen/teneis derecho, no es justo, desprecio, menosprecio, prepotencia/prepotente/prepotentes, soberbia
      arrogancia/arrogante/arrogantes, chuleria, malas formas/maneras/palabras, grosero/grosera/groseros/groseria
      maleducado/maleducada/maleducados, mal educados, borde/bordes, insolencia/insolente, descaro/descarado/descarados
      desfachatez, cara dura, morro, irresponsable/irresponsables/irresponsabilidad, negligencia/negligente/negligentes
      irrespetuos*, maltrato/maltratado/maltratada/maltratan, insulto/insultante/insultan/insultais, un/una insulto/ofensa
      falta/faltas [total/absoluta/grave/tanta] de @values, ningun/ninguna/cero/nulo/poco @values
      faltar/faltado/faltan/faltais al respeto
      es/fue/siendo/parece un/una [autentico/autentica/verdadero/verdadera/puro/completo] calvario/infierno/suplicio/martirio/caos/asco/circo/chiste
      es/fue/siendo/parece un/una [autentico/autentica/verdadera/pura] tortura/odisea/pesadilla/cruz/farsa/ruina/tomadura/vergüenza
      martirio, verguenza [les/os/le] deberia/deberian/deberiais, falto/faltaron/faltado al respeto, todo fatal/mal
      fatal todo, de locos $, todo son/es pegas/excusas/problemas/evasivas/mentiras/largas, evasivas, un despropósito
      una tomadura, perdon no, estamos locos
      como si fueramos/fuera delincuentes/tontos/tonto/tonta/idiotas/un/una/criminales/basura
      como un/una @fool/delincuente/ladron/perro/criminal, si no entendiera, a escondidas, sin escrupulos, por la cara
      tomen/tomeis/toman/tomais en serio, indigno/indigna, fiasco, despropósito, una birria, vaya birria, sin vergüenza
      un desastre todo, es un desastre, que poca clase, tan bajo, hecho un asco, groseria, impropio/impropia de
      de campeonato, insulto a, de locos, que cruz, muy mal la, este trato, merezco/merecemos este/esto, clama al cielo
      un cristo, tan campante/campantes/anchos/tranquilos/panchos, sin inmutarse, ni se inmuta/inmutan`,
  },
  {
    name: 'cheated',
    weight: 3,
    deniable: true,
    phrases: `
      tomadura/tomada de pelo, tomar/tomarme/tomarnos/toman/tomais/tomado/tomando/tomen/tomeis el pelo
      tomar/tomarme/tomarnos/toman/tomais/tomado/tomando/tomen/tomeis por @fool, cara de @fool, como @fool, de @fool
      burla/burlas/burlais/burlan/burlando/burlarse/burlaros, mofa/mofan/mofais
      se rien/estan/riendo .. de mi/nosotros/uno/la/los/nos, os reis, os estais riendo/burlando/quedando
      se estan riendo/burlando, riendose/riendoos/reirse/reiros de, una [puta/maldita] broma $, mala/vaya/menuda broma
      es una broma, de mal gusto, estais/estan/estas de broma/coña/guasa/cachondeo, es/parece/vaya un chiste, de chiste
      de risa, un circo, de traca, un cuento, asco, dais/dan/das/da [mucha/mucho] asco/pena, estafa/estafas, timo/timos
      fraude/fraudulento, engaño/engaños/engañar/engañan/engañais/engañando/engañaron/engañasteis/engañarme
      publicidad engañosa, robar/robarle/robarme/robando/robais la/le/a/al/me/nos/asi/clientes
      nos/les/le roban/robais/robasteis/robando
      me/nos/les han/habeis/estan/estais robado/robando/timado/engañado/estafado/sableado/clavado/tangado
      abuso/abusos/abusivo/abusiva/abusan/abusando/abusais, atropello
      vender/vendeis/venden/vendido/vendisteis humo/una moto, la moto, todo .. mentira, se han reido, reido de mi/nosotros
      os habeis reido, mentirosa, cansar a la gente, aguantar hasta, a nuestra costa, vuestro cajero, su cajero`,
  },
  {
    name: 'not right',
    weight: 3,
    phrases: `
      no es [ni] de recibo, no tiene nombre/perdon/explicacion/justificacion/excusa/sentido/pase, ni pies ni cabeza
      no son formas/maneras/modos, no es forma/manera/plan/serio/etico/profesional/aceptable/tolerable/admisible
      no es [ni] [medio] normal, no me parece [nada/ni] [medio] normal/serio/justo/profesional
      no se puede consentir/tolerar/permitir/tratar/jugar, no pienso/voy/vamos a consentir/tolerar/permitir/aguantar
      el colmo, para colmo, lo que [me/nos] faltaba, habrase visto, hay que tener cara/valor/morro/huevos/poca/narices
      se necesita tener/cara
      teneis/tienen/tiene/tienes [la/mucha/mucho/una/un/mas] cara/morro/jeta/rostro/desfachatez/descaro/valor/huevos/cuajo
      que [poca/poco] @outrage/@values
      que manera/forma de robar*/tratar/atender/tomar*/perder/reirse/engañar*/trabajar/estafar*/burlarse
      que clase/tipo de @shop/persona/personas/broma/sitio, en que manos
      me/nos/le/les tratan/tratais/trataron/tratado/trata/tratasteis [asi/fatal/mal/peor] como, tratar asi, asi se trata
      semejante/tal/tanta/tanto desprecio/trato/falta/abuso/verguenza/incompetencia/desfachatez/descaro/chapuza/desorganizacion
      jamas/nunca ... [habian/habia/he/han] tratado/atendido/visto/vivido/sentido [tan/tanta/semejante] mal/peor/asi/tanta/algo/cosa/semejante`,
  },
  {
    name: 'bad service',
    weight: 3,
    deniable: true,
    phrases: `
      @bad @shop, @shop [es/fue/ha/sido/muy/de/tan/totalmente] @bad
      @shop de pena/vergüenza/risa/mierda/circo/chiste/pacotilla/cuarta, el/la/lo peor @shop/vida/mundo/que, lo peor
      de lo peor, de pena, deja/dejan/dejais [mucho/bastante] que desear, de mal en peor, cada vez peor
      es/vaya/menuda/pura/autentica/verdadera/soberana/una basura
      vaya/menudo/menuda/menudos/menudas/valiente @outrage/@shop
      vaya/menudo/menuda manera/forma/reseña/gente/birria/cagada/excusa/solucion/respuesta/ayuda/tropa/nivel/empresas/clase
      deja muchisimo que, premio al peor, el peor servicio, la clase de tienda/empresa, tan mal, lo mal que, asi os/les va`,
  },
];
