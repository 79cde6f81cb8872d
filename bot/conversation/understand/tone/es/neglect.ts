import type { Kind } from '../../../../language/listening/lexicon';

/** Being ignored and let down. */
export const neglect: readonly Kind[] = [
  {
    name: 'ignored',
    weight: 3,
    phrases: `
      nadie [me/nos/os/se/le/lo/les] [ha/han/lo] @answers, nadie [me/nos] hace/haga/hizo caso/nada/cargo
      nadie [me/nos] ha hecho/dicho/dado, nadie [me/nos] quiere/puede/sabe/piensa/toma/asume, no [me/nos/se] @answers nadie
      no hay nadie que, no hay quien/manera/forma/modo, ni dios, ni cristo, ni el tato
      ignora/ignorais/ignoran/ignorado/ignorada/ignorados/ignorando, caso omiso, ni caso, no [me/nos] hacen/haceis/hace caso
      hacer/hacen/haceis puto/maldito/el caso, me/nos han/habeis/ha colgado
      me/nos colgaron/colgasteis/cuelgan/colgais/cuelga, en visto, dejado/dejan/dejais/dejaron en leido
      dejado/dejada/dejan/dejais/dejaron/dejar/dejasteis/deja .. tirado/tirada/tirados/plantado/plantada/plantados/colgado/colgada/vendido/vendidos
      dejan/dejar ... tirados/plantados, en la estacada, planton
      dais/dan/dando/dar/dieron/disteis/dado [siempre/solo/puras] largas, marea/marean/mareais/mareando/mareandome/marear
      peloteo/pelotean/peloteando, pasan/pasais/pasando/pasandose/pasaros la pelota, de un lado a/para, de un departamento a
      de departamento en, de una persona a, de una extension, de herodes, dan/dais/da/dar la cara
      lavan/lavais/lavarse/lavaros las manos
      hacen/haceis/hacerse/hacer el/los sordo/sordos/sueco/suecos/loco/locos/tonto/tontos/desentendidos
      miran/mirais/mirando para/hacia otro, escurr* el bulto, desentend*/desentiend*
      pasais/pasan/pasando/pasandose/paseis de mi/todo/nosotros/uno/largo/los/vuestros
      os/les/le importa/importan/importamos un/una/nada/poco/muy, no os/les/le importa/importan/importamos/interesa
      un/tres pito/comino/bledo/pimiento/rabano/pepino/pitos/cojones, os/les/le da [todo/exactamente] igual
      os/les/le da lo mismo, os/les la suda/sopla/pela/trae, la [real/santa] gana
      que se/os/me aguante/aguanten/fastidie/fastidien/apañe/busque, sin dar señales/explicaciones/la, ni rastro
      desaparecisteis/desaparecieron/desaparecido
      ni [siquiera] un/una [triste/misera/simple/mal/sola/solo/maldita/miserable] @contact, cero @contact
      ni siquiera/se [os/se/han/habeis/me] dignan/dignado/dignais/molestan/molestado/molestais/disculpan/disculpado
      ni [me/nos/os/se] avisan/avisais/avisaron/avisasteis/contestan/contestais/responden/llaman/llamais/llamaron/aparecen/aparecieron/disculpan
      ni [me/nos/se] han/habeis avisado/contestado/llamado/respondido/dignado/molestado/leido
      ni avisar/contestar/responder/llamar/disculparse, su/vuestro silencio, nada de nada
      no responden/respondeis/contestan/contestais nunca/jamas/ni/a/los/las
      no [me/nos] cogeis/cogen/coge/contesta/contestan/responden/atienden [ni] el/al/los telefono/correos/nadie
      nunca/jamas [me/nos] @answers, aparecido/aparece/viene/vino/venido/llega/presento/presentado nadie/ni
      hay alguien vivo/trabajando/detras, alguien [me/nos/se] piensa/va/tiene a/pensado/contestar/intencion/hacer/responder
      sordos, un numero mas, como un numero, dignarse/dignan/dignais/dignado/digne/dignen/digneis, indiferencia, pasotismo
      dejadez, desidia, abandono, desinteres, a nadie .. importa, nadie [me/nos] ha pedido/dado/explicado
      nadie [me/nos] pide, se pasan el problema/muerto, os pasais el problema/muerto, no es cosa suya/nuestra/mia
      olvidais de/del, se olvidan del, un numero para, hablo/hablando/escribiendo solo/sola, sin contestar $, ni se inmutan
      nadie da, nunca nadie, ya ni contestais/contestan/responden, jamas contestan, colgueis/cuelguen mas, dan la cara
      atreven/atreveis a dar, de ventanilla en, a un muro, con un muro, contra un muro, cada uno se desentiende
      no es su departamento, no es mi departamento, otro departamento, la pagana, suena y suena, nadie se digna
      nadie se hace, cada operador, ni a tiros, no respondeis/respondes/contestais/responden/contestan ni
      dejan a una familia, por encima de la valla/verja/tapia, todavia/aun me piden/dicen/pedis paciencia/calma
      cinco visitas y, tres visitas y, cuatro visitas y, y cero arreglos/soluciones/respuestas`,
  },
];
