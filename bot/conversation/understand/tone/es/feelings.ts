import type { Kind } from '../../../../language/listening/lexicon';

/** What somebody feels, and how much more of it they can bear. */
export const feelings: readonly Kind[] = [
  {
    name: 'feeling',
    weight: 3,
    deniable: true,
    phrases: `
      harto/harta/hartos/hartas/hartito/hartita/hartazgo/hartisimo/hartisima
      indignado/indignada/indignados/indignacion/indigna, enfadado/enfadada/enfadados/enfadadas/enfado/enfadadisim*
      enojado/enojada/enojados/enojo/enojadisim*, cabread*, cabreo, encabron*, emputad*, furioso/furiosa/furiosos, colerico
      que bronca, me da/dan bronca/asco, con rabia, impotencia, iracund*
      estoy/estamos/quede/quedamos [muy/bastante/realmente/sumamente/tan] molesto/molesta/molestos/disgustado/disgustada/quemado/quemada
      estoy/estamos [muy] negro/negra/caliente/podrido/podrida/aburrida/aburrido de/con, sumamente molesto/molesta
      molestisim*, decepcionado/decepcionada/decepcionados/decepcionante/decepcion/decepcionadisim*
      defraudado/defraudada/defraudados, frustrado/frustrada/frustrados/frustrante/frustracion
      desesperado/desesperada/desesperante/desesperacion, exasperante/exasperado, asqueado/asqueada
      no me/nos hace [ninguna/ni] [maldita/puñetera/pizca] gracia, no estoy/estamos/quede/quedamos/quedo [nada/muy/para] [nada] contento/contenta/contentos/satisfecho/satisfecha/satisfechos/conforme/conformes/feliz
      descontento/descontenta/descontentos/insatisfecho/insatisfecha/insatisfechos, me/nos parece [muy/bastante/realmente/tan] mal/fatal/penoso/lamentable/horrible/increible/intolerable/indignante/vergonzoso
      ofendido/ofendida/ofensivo, humillado/humillada/humillante/humillacion, ningunead*/ninguneo
      indefenso/indefensa/indefension, engañado/engañada/engañados, estafado/estafada/estafados, timado/timada/timados
      burlado/burlada, vacilado/vacilada, abandonado/abandonada/abandonados, desamparad*, menospreciad*
      me/nos siento/sentimos [muy/completamente/totalmente/como] un/una/robado/robada/tratado/tratada/ignorado/ignorada/maltratad*`,
  },
  {
    name: 'limit',
    weight: 3,
    phrases: `
      hasta las/los/el/la [mismisimas/mismisimos] narices/huevos/cojones/moño/coronilla/gorro/pelotas/bolas/madre/copete/polla/coño
      hasta las/los/el/la tetas/ovarios/pito/culo/cejas/mismisimos/mismisimas/pelos/chingada/manija/verga
      no puedo/podemos mas, no aguanto/aguantamos, no lo/los/la/os soporto/aguanto, insoportable/inaguantable
      no doy [para] mas, ya no puedo/podemos mas, ya no aguanto, no se puede mas, no hay quien/dios/cristo, me rindo
      nos rendimos, tiro/tiramos la toalla, saca/sacan/sacais/sacando de quicio, de mis casillas, de los nervios
      de mala leche/hostia/uva, hierve la sangre, me pone/ponen/poneis malo/mala/enfermo/enferma/negro/negra
      me enferma/enferman
      me/nos tienen/teneis/tiene/habeis [ya/muy/mas] harto/harta/frito/frita/fritos/podrido/podrida/cansado/cansada/loco/loca/contento/contenta
      me/nos tienen/teneis/tiene [ya/muy] aburrido/aburrida/quemado/quemada/desesperado/desesperada/hasta/abandonad*
      hincha*/llena*/rompe*/infla* las/los pelotas/huevos/narices/bolas/cojones, pelotas llenas
      a punto de explotar/estallar/reventar, echo/echando humo, que trino/muerdo/exploto/ardo, por las paredes
      mi [santa/poca] paciencia, la paciencia se/tiene/ya, acab*/agot*/perdi*/perd*/termin*/colm* .. paciencia
      paciencia tiene/infinita/pero, paciencia ... limite, ganas de llorar/gritar/vomitar/matar, para llorar, para echarse a
      ya esta/estuvo bueno/suave, ya estuvo, ^ basta $, basta ya, ya vale ya/no/hombre/de, ^ ya vale $
      ya esta bien de/no/hombre/eh, ^ ya esta bien $, caramba ya, clama al cielo, hasta aqui hemos
      hasta aqui podiamos/llegamos/llegue/llego, os pasais de/tres, se pasan de, se han pasado de/tres, os habeis pasado
      pasado de la raya, asi no eh, ^ asi no $, asi no se puede/trata/trabaja/hacen, no es vida
      amarga/amargais/amargan la vida, me amarg*, quitado/quitaron/quitais/quitasteis/quitan las ganas
      cruzo/cruzado de brazos, se me hinchan, me va a dar algo, me he cansado, ya me canse
      cansado/cansada de ser/esperar/llamar/repetir/vosotros/ustedes/tanta/tanto/que, es demasiado $
      no puedo con esto/vosotros/ustedes, quitando la salud/el/las, echo chispas, ni un dia mas
      agotando/acabando/agotandose/acabandose la/mi paciencia, no se que mas hacer/decir, con mi paciencia
      perdiendo la paciencia, a punto de llorar, llorando de, de rabia, profundo malestar, mi malestar, mi enfado
      mi indignacion, al borde de, ataque de nervios, no tengo/tenemos [mas] fuerzas/ganas
      perdido la fe/esperanza/ilusion/paciencia/confianza, me dais/dan pena, otra noche mas, el disgusto que
      paciencia termino/acabo/murio, hartura, que hartura, cansada de tanto/tanta, cansado de tanto/tanta
      seguir peleando/luchando, perder la calma, los nervios de`,
  },
];
