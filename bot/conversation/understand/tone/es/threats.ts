import type { Kind } from '../../../../language/listening/lexicon';

/** Leaving, complaining to others, and last chances. */
export const threats: readonly Kind[] = [
  {
    name: 'leaving',
    weight: 3,
    phrases: `
      a/con la competencia
      no pienso/vuelvo/volvere/volvemos/volveremos/volvera [a/nunca/jamas] [volver] [a] comprar*/pisar/pedir*/confiar/contratar/entrar/gastar*
      no pienso volver/pagar/seguir/recomendar/gastar/comprar/dejar, no volvere/volveremos, no vuelvo mas/nunca/jamas/ni
      nunca mas, nunca jamas, jamas/nunca [os/les/volvere/volveremos/vuelvo] [a] volver*/vuelvo/compr*/recomend*/confi*/pis*
      en mi/la [puta/perra] vida [vuelvo/os/les/me/volvere] [a] vuelvo/volver*/compr*/he/habia
      ultima vez que [os/les/me/nos/se] [voy/vuelvo] compro/compramos/pido/confio/entro/piso/contrato/engañan/engañais/gasto/toman/tomais/ven/veis/a
      ultima compra
      perdeis/pierden/perdido/perder/perdisteis/perderan/perdereis [a] un/una/otro/otra [buen/buena] cliente/clienta
      un cliente menos, una clienta menos, me/nos habeis/han perdido
      cancelad/cancelen/cancelo/anulad/anulen/anulo/cancelame/cancela [ya] todo/todos/todas, todo lo que tenga/tengo
      no quiero [volver/saber] [a/ya] nada/saber/veros/verlos/tratar, ^ se acabo $, se acabo $
      me voy a otra/otro/amazon/mediamarkt/media/ikea/carrefour
      me voy/cambio/paso/largo/marcho a/de/con otra/otro/compañia/tienda, me largo, me doy de baja
      dadme/denme/deme/dame de baja, compro/comprare/compraremos/ire/iremos en/a otra/otro sitio/lado/tienda/parte
      otra tienda que, no [os/les/lo/la/se] [lo/la] recomiendo/recomendare/recomendaria, me arrepiento, en mala hora
      en que hora, ni regalado/regalada/gratis, ya no os/les compr*/creo/queremos, ya no $, compraba $
      perdido [toda] la/mi confianza, por donde [os/les/te] quepa/quepan
      meteos/metanse/metanselo/metanosla/meteroslo/metetelo, se/os lo/la/los/las pueden/podeis quedar/guardar/meter
      quedaos/quedense/quedaros con, ni la/el nueva/nuevo, hasta nunca, adios y/muy/para, no quiero volver a/oir
      no volveis/vuelven/volvereis/volveran a ver*, verme el pelo, paso de vosotros/ustedes/esta/todo
      prefiero ... antes que, a cualquiera menos, cualquier sitio menos, en cualquier otro
      doy por terminad*/acabad*/finalizad*, retiro todos/mis, cada uno por su
      se acabo la confianza/broma/paciencia/amabilidad, se acabaron las/mis, borren/borrad/eliminen mi cuenta/mis
      mi proxima ... menos, ni una pila/enchufe/tornillo/bombilla, no os compre ni, sin clienta/cliente, me llevo mi/mis
      otra parte, no entra un/una, no conteis/cuenten conmigo, dejo de ser, dejaran/dejaremos de comprar*, no os vuelvo a
      no les vuelvo a, cierro la cuenta, ni regaladas/regalados, a otro lado, dejo de comprar*`,
  },
  {
    name: 'complaint',
    weight: 3,
    phrases: `
      pongo/pondre/pondremos/ponemos/interpongo/interpondre/presento/presentare/presentaremos/hago/hare/meto/metere/tramito/tramitare/levantare/levanto .. @grievance
      voy/vamos/ire/pienso .. poner*/presentar*/interponer*/hacer*/meter*/tramitar/levantar .. @grievance
      voy/vamos/pienso a denunciar*/demandar*/reclamar*/quejarme
      quiero/queremos/deseo/exijo/necesito poner/presentar/hacer/interponer/formular .. @grievance
      quiero/dadme/denme/deme/exijo/traigan/pido/necesito [una/la/las/el] hoja/hojas/libro de reclamaciones/quejas ya/ahora/inmediatamente
      quiero/dadme/denme/deme/exijo/traigan/pido/exigimos/solicito [ya] la/las/el/una/mi hoja/hojas/libro
      @grievance .. a/en/ante/contra @body/ustedes/vosotros, tengo [ya] lista/preparada/redactada .. @grievance
      denunciare/denunciaremos/denuncio/denunciados/denunciaros/denunciarlos/denunciarles
      demandare/demandaremos/demandarlos/demandaros
      mi/mis/nuestro/nuestra/nuestros abogado/abogada/abogados se/os/les/ya/dice/me/esta/tiene/va/hablara/contactara/escribira/sabra/y
      a/con mi/nuestro/nuestra abogado/abogada, con/por/a un/una/mis/mi abogado/abogada/abogados
      hablar/hablara/habla/hablareis/hablaran .. abogado/abogada, los tribunales, via judicial
      acciones/medidas/vias/via legal/legales/judicial/judiciales, burofax, carta documento, nos vemos/veremos en
      voy/vamos/ire/iremos/acudo/acudire/llamo/llamare/escribo/escribire/reclamo/reclamare/dirijo/quejare .. @body
      derecho a @body, directo a @body, directa a @body, mañana/hoy/lunes .. en/a/al/ante @body, profeco, sernac, indecopi
      facua, condusef, la ocu, superintendencia, defensa del/al consumidor, me quejare, ilegal/ilegales, exijo/exigimos
      no me dejan/dejais/queda/quedara otra/mas, no tengo otra/mas opcion/remedio/salida/alternativa
      me obligais/obligan/veo/vere obligado/obligada/a, voy/vamos/ire a ir ... @body, voy ... @body, para el juez, al juez
      asociacion de consumidores, facua ya, daños y perjuicios, ley me ampara, la ley y, mi/una abogada/abogado ya
      noticias de mi/mis, pienso reclamar/llegar/denunciar, reclamar hasta, no salgo/saldre de, no salimos de
      puesta la denuncia, denuncia ya, a consumo, llamar/llamare/llamo a la policia, el escrito, oficina del consumidor
      un juez, el juez, carta certificada, mi asesor/asesora/gestor, asesoria, hasta donde haga
      tengo/guardo grabaciones/grabadas/pruebas, grabaciones de, es ilegal, me dan la razon
      poner una denuncia/demanda/querella, derecho/derecha/directo/directa a poner/denunciar, la intervencion de
      arbitraje y`,
  },
  {
    name: 'telling',
    weight: 3,
    phrases: `
      va/van a leer/saber/ver/conocer/oir todo/toda/todos/hasta/medio/mucha, que [lo] todo el mundo
      todo el mundo sepa/va/sabra/conozca, todo dios, se va a enterar, se van a enterar, os vais a enterar
      os vais a arrepentir, se van a arrepentir
      publico/publicare/publicaremos/publicar/publicando/cuento/contare/contaremos/contarlo/contar/subo/subire/subir/subiendo/difundire/compartire/comparto ... @net
      pongo/pondre/ponerlo/ponerla/poner/denuncio/denunciare/dejo/dejare/escribo/escribire/escribir/explicar/colgare/avisare/avisar/dire/hare/mandare ... en/a/por .. @net
      en/a todas/todos las/los/mis redes/foros/vecinos/amigos/conocidos/contactos/paginas, mis redes, seguidores
      cero/ninguna/0 estrellas, pongo/pondre/doy/dejo/dejare/poner/mereceis/merecen .. estrella
      mala/malas/negativa/pesima/malisima/menuda/vaya/peor/demoledora/sincera/bonita reseña/opinion/valoracion/critica/reseñas/opiniones
      reseña/reseñas/valoracion/opinion negativa/negativas/os/les/demoledora, mala prensa/publicidad/fama, viral
      pantallazo/pantallazos/capturas, medios de comunicacion, a la prensa, en la prensa
      aviso/avisare/avisar/dire/decirle/contare/contar* a todo/todos/toda/cuanto/mis/quien
      que nadie [os/les/se/mas] compre/pierda/confie/pase/pique, no compreis/compren/compres/piquen/piqueis/caigan/caigais
      huid/huyan, boca a boca, desaconsej*, cuatro vientos, os/les va a caer/salir, ya vereis/veran/veras
      vais/van a ver/saber, sabreis/sabran de, noticias mias, preparaos/preparense/preparandoos/preparandose
      os/se vais/van a hacer famosos, ya lo vereis/veran, lo que hicisteis/hicieron/habeis
      todo el barrio/pueblo/grupo/mundo/colegio, que me pregunte, monto/montare un/una escandalo/pollo/numero
      cinco estrellas .. acabar, lo que/como haceis/hacen/trabajais/trabajan, contar hasta a, pienso contar, al taxista
      leer lo que, en todas partes, que se sepa, colgar el/la/las video/foto/fotos, mandar el video, avisada de no
      avisado de no, lo que haceis/hacen con, la nota que`,
  },
  {
    name: 'last chance',
    weight: 3,
    phrases: `
      ultima oportunidad/advertencia/ocasion/chance
      ultima vez que [os/les/se/lo/te] [lo] escribo/aviso/pido/llamo/digo/repito/pregunto
      ultimo aviso/intento/mensaje/plazo, ultimatum, teneis/tienen/tienes/tiene hasta/de/un plazo/el/las/mañana/hoy
      teneis/tienen/tienes @n horas/dias/minutos para/o/y, os/les/le/te doy/damos hasta/@n/un/una, @n horas para/o/y/ni
      plazo improrrogable/maximo, ni un/una dia/hora/minuto/semana/segundo mas, ni uno/una mas, de lo contrario
      en caso contrario, o si no, y si no
      si no [me/lo/se/nos/la] ... denuncio/denunciare/demando/cancelo/cancelare/devuelvo/devolvere/voy/ire/abogado/abogada/reclamacion/reclamare/vereis/publico/publicare/acudire/tomare
      o me/nos/lo/viene/traen/traeis/arreglan/arreglais/devuelven/devolveis ... o me/os/les/te/lo/voy/devuelvo/denuncio/cancelo/ire/llamo/pongo
      te/os/les juro, os/les/te lo juro/prometo/advierto/aviso, lo advierto/aviso/juro, se lo advierto/aviso
      atenganse/ateneos, consecuencias, no me voy/muevo/pienso/ire de/a/hasta/mover/ir, no pienso parar/irme/callarme
      hasta que me/nos den/deis/solucion*/contest*/devuelv*/atiend*, va a quedar asi, se queda asi, quedar asi
      hasta el final, hasta las ultimas, ultima carta/vez amable/por, por las buenas, buenas maneras
      si mañana/hoy/el/antes ... no ... anulo/cancelo/devuelvo/voy/denuncio/os/les
      o lo/me solucionan/solucionais/arreglan/arreglais ... o, o arreglan/arreglais/solucionan/solucionais
      como no me/lo/venga/llegue, me planto en, tienen/teneis veinticuatro/cuarenta, que hable mi
      hasta el lunes/martes/miercoles/jueves/viernes/sabado/domingo y/o/luego, ultima vez que lo/la/os/les/se
      hasta que alguien, no pienso levantarme/moverme/irme/callarme, si no atenganse/atengan/ateneos
      o atenganse/atengan/ateneos, o lo quita/hace/anula el, voy yo $, ustedes veran, vosotros vereis, te vas a
      si esta tarde/noche/semana no, una bala`,
  },
];
