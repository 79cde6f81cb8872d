import type { PhraseLists } from '../../../language/listening/lexicon';
import { spelling } from '../tone/es/spelling';
import { DANGER, FIGURE, SHOPPING, SIGN } from './kinds';

/** How danger is said in Spain and America, and what only sounds like it. Written as told in bot/language/listening/phrase.ts. */
export const spanish: PhraseLists = {
  spelling,
  // "It doesn't heat and it smells of gas": a denial stands too near to mean the smell. What is denied is written out below.
  denial: { words: '', undone: '' },
  classes: {
    thing: `secadora lavadora lavarropas nevera frigo frigorifico refrigerador refrigeradora heladera horno microondas tostadora
      lavavajillas lavaplatos placa vitro vitroceramica cocina estufa hornillo campana extractor freidora batidora licuadora plancha
      secador aspirador aspiradora bateria cargador enchufe enchufes tomacorriente cable cables regleta alargador aparato
      electrodomestico maquina tele television televisor pantalla calefactor calentador calefon boiler caldera termo ventilador
      radiador cafetera hervidor congelador olla parrilla motor lampara patinete movil celular telefono ordenador portatil
      brasero cuadro robot refri freezer anafe hornalla calefont casa piso cristal vidrio puerta bombona tanque`,
    shock: 'corriente calambre calambrazo descarga chispazo latigazo sacudida garrampa',
    live: `enchufe enchufes regleta regletas cuadro electricidad electrico electrica electricos cable cables tomacorriente tomacorrientes
      contador ladron alargador alargadera cargador interruptor`,
    body: 'mano manos dedo dedos brazo brazos cara pierna piernas piel ojo ojos cuerpo cabeza pie pies muñeca',
    person: `hijo hija niño niña niños marido mujer esposa esposo madre padre mama papa abuela abuelo hermano hermana bebe alguien
      persona vecino vecina nene nena niñito niñita chico chica guagua tecnico instalador repartidor cliente clienta`,
    out: `sale salen saliendo salia salio salir sali echa echan echando echaba hecha despide despiden desprende suelta soltando tira
      tirando bota botando saca sacando botan boto botaba tiro salido salian salieron saliera echado soltado despedido emana emanando brota brotan expulsa`,
    food: 'comida pan tostadas tostada pizza bizcocho tarta pollo carne galletas arroz leche cena bombilla bombillas',
    smell: 'huele huelen oler olia oliendo olor olores olorcito olorcillo tufo tufillo peste apesta olemos huelo',
  },
  kinds: [
    {
      ...DANGER,
      phrases: `
        @out .. humo/humos/humito/humillo/humareda, hay/habia/veo/vemos [mucho/un/algo/muchisimo] humo, humo/humos negro/espeso/denso/blanco, lleno/llena/llenado/llenando de humo
        ^ humo $, humo en/por [la/el/mi/toda] casa/cocina/habitacion/salon/piso/@thing, humea/humeando/humear, apagad* .. con humo, da humo
        ^ fuego $, ^ incendio $, fuego ayuda/socorro, hay/habia/tengo/tenemos/veo/vemos [un/mucho] fuego/incendio, en llamas, con/hay/veo llamas
        cogido/cogio/coge/cogiendo/prendido/prendio/prende/pego/pegado/agarro/agarrado fuego/llama/llamas, una llama dentro/en/por/detras, prendido/prendio/prende en llamas, @thing .. prendido .. fuego
        @out [mucho/un/algo/como/el/harto] gas, @out .. fuego/llama/llamas/llamita/llamarada/llamaradas/chispas/chispazos/chispazo/fogonazo/fogonazos
        saltan/saltando/saltaron/salieron/saltado/hay/hace/hacen/hizo/haciendo .. chispas/chispazos/llamaradas
        pega/pego/dio/dado/da/pegado .. fogonazo/fogonazos/chispazo/chispazos/llamarada/llamaradas, chisporrotea/chisporroteando
        esta/estan/estaba ardiendo, arde/arden/ardio [la/el/mi] @thing, @thing arde/arden/ardio/ardiendo, @thing .. esta ardiendo
        se esta/estan/estaba quemando/chamuscando, se quema/quemo/queman [la/el/mi/un] @thing, se ha/han quemado [la/el/mi] @thing
        @thing se quema/quemo, @thing se ha quemado, quemandose, enchufe/enchufes/cable/cables/regleta/cargador quemado/quemada/quemados/chamuscado, @thing/@live [esta/estan/ha] quemado/quemada/quemados y
        @smell .. a/de/como gas/quemado/chamuscado/humo/butano/propano/requemado, @smell .. plastico, huele agas
        fuga/fugas/escape/escapes/perdida de [un/el] gas/butano/propano/monoxido, pierde/pierden/perdiendo/escapa/escapando/sale/saliendo/salen/fuga .. gas/butano, gas .. sale/saliendo/salir/escapa/escapando/escaparse/perdiendo, fuga/fugas ... gas, bombona .. huele/apesta/pierde/fuga
        placa/cocina/caldera/horno/estufa/calefon/boiler de gas huele/olia/pierde/apesta, gas huele/apesta, hace/hizo/haciendo [un/mucho] humo, gas abierto, monoxido de carbono, intoxicad*, intoxicacion, asfixi*, mareando/mareado/mareada/mareados .. gas/humo, por/es el gas
        dado/da/dan/dio/dieron/daba/dando/pega/pego/pegado/pegando/metido/mete/metio .. calambre/calambres/calambrazo/calambrazos/sacudida/garrampa/garrampas
        dado/da/dan/dio/dieron/daba/dando/pega/pego/pegado/paso/pasa/pasado [la/mucha/un] corriente, me/te/nos/le solto/soltado/suelta/mete/metio [un/una] @shock
        dado/da/dio/pega/pego/pegado/soltado/solto/suelta [una/un] descarga/descargas/latigazo, descarga/descargas electrica/electricas
        da/dan/dio/dieron/daba/dando toques, toque/toques/toquecito electrico/electricos, un toque/toquecito la/el/mi @thing, un toque/toquecito al tocar/tocarla/tocarlo/abrir/enchufar, un toque/toquecito cuando toque/abri/la/lo, corrientazo/corrientazos
        agarro/agarra/agarrado/cogio [la/mucha] corriente, me/nos da/dan/dio/dieron/daba/pega/pego/mete [una/unas] patada/patadas, me/nos ha/han/esta/anda dado/pegado/dando [una/unas] patada/patadas, patada/patadas al tocar/tocarla/tocarlo/abrir/abrirla
        @thing .. me/nos/le pateo/patea/pateado, me/nos [ha] pateo/patea/pateado la/el/mi @thing
        bateria/baterias/pila ... inflando/inflado/inflada/inflo/infla/hinchando/hinchado/hinchada/hincho/hincha/abombada/abombado
        trago/tragado/traga/ingirio/ingerido/comio/comido .. pila/pilas/iman/imanes/lejia, @person .. trago/tragado/comio/comido/bebio/bebido/tomo/tomado/ingirio/ingerido .. pila/pilas/iman/imanes/lejia/detergente/pastilla/capsula/descalcificador/limpiador/cloro
        @person .. atragant*/ahoga/ahogando/ahogo, esta atragantando/ahogando, se [me/nos] esta atragantando/ahogando, @thing .. quema/abrasa/quemo al tocarla/tocarlo/tocar, quema/abrasa al tocarla/tocarlo
        se [me/nos] prendio/prendieron [la/el/las/mi/un/una] campana/cortina/cortinas/aceite/sarten/trapo/toalla/freidora/basura/pared/mueble, va/van a reventar/explotar/estallar, a punto de reventar/explotar/estallar
        cayo/caido .. @thing .. encima/@body, @thing en/sobre el/los/mi/su pie/pies/dedo/dedos
        electrocut*, calambrazo/calambrazos, calambre/corriente/descarga al tocar/abrir/coger/enchufar/tocarla/tocarlo
        cortocircuito y/en, explota/exploto/explotado/explotar/explotando/explotaron [la/el/mi] @thing, @thing .. exploto/explotado/explotar/explota
        revento/reventado/reventaron/revienta/estallo/estallado/estalla/estallaron .. @thing, @thing .. revento/reventado/reventada/estallo/estallado/estallada, estallido
        hay/esta/estan/resulto/resultado [un/una/gente/mi] herido/herida/heridos, sangrando/sangra, inconsciente, desmayado/desmayada/desmayo/desmaye, lastimo/lastimado/lastimada/lastimaron/lastime
        me he/hemos quemado/electrocutado, me queme/electrocute, @person .. se .. quemado/quemo/quemada, quemado/queme/quemo/quemar .. @body, quemaduras/quemadura en/de .. @body/grado
        se [ha] corto/cortado .. @body, me corte .. @body, cortado .. @body, le/les cayo .. encima
        agua/gotea/goteando ... llega/llegado/llegando/toca/tocando/cerca .. @live, agua/gotea/goteando/cae/cayendo/cayo/chorrea/chorreando/entra/entrado .. encima/sobre/en/por/dentro .. @live
        mojado/mojo/moja/mojada/empapada/empapado/inundado .. @live, @live .. mojado/mojada/mojados/mojadas/empapado/empapada/inundado/inundados/chorreando
        @live .. bajo/en/de [el] agua, derretid*/derritio/derrite/derritiendo .. @live/bateria/plastico, @live/bateria/plastico .. derretid*/derritio/derrite/derritiendo
        @live/bateria .. al rojo
        alarma/detector/detectores/alarmas de humo/humos/monoxido/gas/incendios ... sonando/suena/pitando/pita/salta/saltado/salto/saltando/activado/disparado/pitar/sonar
        alarma/detector/detectores/alarmas de monoxido de carbono ... sonando/suena/pitando/pita/salta/saltado/salto/saltando/activado/disparado/pitar/sonar
        pita/suena/pitando/sonando/salta/saltado/disparado [la/el/mi] alarma/detector de humo/humos/monoxido/gas/incendios
        pita/suena/pitando/sonando/salta/saltado/disparado [la/el/mi] alarma/detector de monoxido de carbono`,
    },
    {
      ...SIGN,
      phrases: `
        humo, humito/humillo/humareda, chispita/chispitas, humear/humeando/humea/humeaba, llamarada/llamaradas, chispa/chispas/chispazo/chispazos, fogonazo/fogonazos, ardiendo/arder/arde/ardio/arden/ardia, incendi*, fuego
        quemando/quemandose, chamuscado/chamuscada/chamusca/chamusco/chamuscando, achicharrado/achicharrada/achicharro, carboniz*, calcinad*, requemado, quemado la/el/mi/un
        explota/exploto/explotado/explotar/explosion, electrocut*, cortocircuito, intoxicando/intoxicado/intoxicarnos, monoxido, cortocircuito/cortocircuitos/cortocircuitado, corto circuito, ambulancia, explotando/explotaron/exploten/explosiones, evacuado/evacuar/evacuamos/evacuaron, bomberos, no respira, ahogando
        sangre/sangrar/sangrando/sangra/sangro, herido/herida/heridos, accidente, cortado con/en, quemaduras, se ha caido ... herido/hospital, calambre/calambres/calambrazo, descarga electrica
        enchufe/enchufes/regleta/cable/cables/cargador/bateria .. caliente/calentando/abrasa/quema/ardiendo/zumba/zumbando/hinchada/hinchado/hincho/fundido/fundio/derretido/negro/negra
        fundio/fundido/derritio/derretido .. enchufe/cable/cargador/regleta`,
    },
    {
      ...SHOPPING,
      phrases: `
        vendeis/venden/vende/vendes/vender, teneis/tienen/tenes/tiene/lleva/llevan/incluye/incluida/incluido/incluyen, viene con, precio/precios/cuesta/cuestan/vale/valen/euros, cuanto/cuantos/cuanta, stock/disponible/disponibles
        comprar/compro/busco/buscando, quiero un/una/comprar, necesito un/una, recomendais/recomiendas/recomiendan/recomienda, mejor/mejores, sirve/compatible/compatibles, garantia/seguro/cubre/cubren/poliza/proteccion
        encendedor/chispero/donacion/donaciones/donar, oferta/ofertas/descuento/rebaja, modelo/color/tono/gama/modo/funcion/filtro/efecto/repuesto/recambio/pieza, como quito/limpio/quitar/limpiar/elimino, quitar/quita/limpiar/eliminar/evitar/absorbe/absorber/manchas/mancha/ropa
        que es/significa/son/diferencia, diferencia/consume/consumo/manual/instrucciones, cual/cuales, instalar/instalacion/instalais/instalan, receta/recetas/barbacoa/cocinar/carne/pescado/comida/pan/chimenea/leña/vela/velas, enciende/encender/enciendo
        fabrica, salida, campana`,
    },
    {
      ...FIGURE,
      phrases: `
        falsa alarma, inflada/inflado de precio, tarjeta/visa/cartera/cuenta/teclado .. echa/echan/echando humo, chispas/chispitas de chocolate/colores/caramelo, no se [me] prendio [la] campana/freidora
        gas .. sale/salen/saldria .. barata/barato/baratas/baratos/cara/caro/caras/cuenta/rentable/economica/economico/mejor/precio, va a explotar/reventar/estallar la/mi cabeza, van a explotar/reventar las/los ventas/precios/redes
        cubre/cubren/cubriria/seguro/garantia/poliza ... si/caso hay/hubiera/hubiese/tengo/tuviera [un/una] incendio/fuego/fuga/cortocircuito, cubre/cubren/cubriria/seguro/garantia ... si [se/me] explota/explotara/quema/quemara/incendia/prende [la/el/mi] @thing
        que arde, que arden, que echo/echa/echas/echamos humo, echo humo, echa humo la/mi cabeza, fundido la cabeza, me explota/exploto/va la cabeza
        extractor/extractora/campana/salida/tubo/conducto/chimenea de humo/humos
        detector/detectores/alarma/alarmas/sensor/sensores de humo/humos/gas/monoxido/incendios, detector/detectores/alarma/alarmas/sensor de monoxido de carbono
        color/gris/cristal/vidrio/tono humo, no absorbe/saca/extrae/aspira/traga .. humo/humos, quita/quitar/absorbe/absorber/extrae/extraer/elimina/eliminar .. humo/humos
        no/ni/sin [me/te/le] huele .. a gas/quemado/humo/chamuscado, no/ni hay [ningun] olor/humo/fuego/llamas/fuga/heridos, ya no sale/huele/echa/hay .. humo/gas/quemado/chispas/fuego
        no sale/echa/salia/hay .. humo/chispas/fuego/llamas, sin humo/humos/chispas/llamas/heridos, no me/le/se/nos da/pasa/dado/dio/llega [la] corriente, no da/pasa/llega [la] corriente
        nadie herido, nadie [ha/se] [ha] resultado/quemado/hecho herido/herida/daño, no hay heridos
        cubre/cubren/seguro/garantia/poliza ... incendio/incendios/rayo/rayos/cortocircuito/cortocircuitos/explosion/quemaduras
        se [me/nos/te] [esta/estan/ha/han/siempre] quema/queman/quemando/quemado/quemo [siempre/mucho/toda] [la/el/las/los] @food, @food .. se quema/quema/queman/quemado/quemo
        sarten se quema, olor/olores/huele a quemado/humo de la/las comida/comidas/frituras, olor/olores/huele a/de cocina/fritanga, humo al cocinar, humo de la/los/las comida/fritos/barbacoa/cocina/brasas
        explotado/explota/exploto/explosion/explosiones .. ventas/precio/precios/redes/ofertas/color/colores/sabor/sabores/risa, ventas/precios/precio .. explotado/explota/exploto
        corazon/orgullo/alma/sentimientos/ego .. herido/herida/heridos, siento/sentimos/sentido .. herido/herida, herido/herida .. sensibilidad/orgullo/ego/corazon
        calambre/calambres en la/el/mi pierna/gemelo/espalda/pie, sale una/la llama amarilla/naranja/azul/floja/pequeña, efecto llama/llamas/fuego/chimenea
        quemado/quemada/quemados con/de/por vosotros/ustedes/vuestro/vuestra/su/tanto/el/la servicio/espera, estoy/estamos quemado/quemada/quemados
        gas refrigerante/natural/ciudad, fuga/fugas/perdida/pierde/escape [de] gas .. acondicionado/refrigerante/split, acondicionado .. pierde/fuga/perdido [de] gas, carga/recarga de gas
        fuego lento/fuerte/medio/bajo/alto/directo, a fuego, fuego que no, un fuego .. no enciende, armas de fuego, juego de fuegos
        subida/subidas/pico/picos de tension ... se quemo/quemado/quemada/quemaron [la/el] @thing, saca/sacan/expulsa/expulsan/sacar .. humos, por accidente, a sangre, sangre fria/caliente, quema/quemais/queman la/mi sangre, hierve la sangre, ni chispa, echo/echas/echamos chispas, explosion de ofertas/color/colores/sabor/sabores, cuanta/cuanto .. corriente, no/sin corriente, toma de corriente, echa/echan/echar chispas .. vendedor/jefe/cliente, hecho/hecha polvo`,
    },
  ],
};
