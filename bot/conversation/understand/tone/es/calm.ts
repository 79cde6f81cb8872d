import type { Kind } from '../../../../language/listening/lexicon';

/** What speaks for a calm mood, or for strong words that are meant otherwise. */
export const calm: readonly Kind[] = [
  {
    name: 'thanks',
    weight: -1.5,
    courtesy: true,
    phrases: `
      gracias, agradezco/agradecido/agradecida, un saludo, saludos, un abrazo, buen dia/finde`,
  },
  {
    name: 'please',
    weight: -1.5,
    courtesy: true,
    phrases: `
      por favor, porfa/porfis/porfavor/plis, muy amable/amables, si es posible, si no es molestia/mucha
      cuando puedas/podais/puedan/pueda/tengan/tengais, si podeis/pueden/puedes, disculpe/disculpa/disculpen, perdona`,
  },
  {
    name: 'question',
    weight: -2,
    asked: true,
    courtesy: true,
    phrases: `
      me/nos podeis/podrias/podrian/podria/podriais/puedes/puede/pueden, podriais/podrias/podrian/podria, seria posible
      ^ es posible
      ^ [y] puedo/podemos/se/hay/teneis/tienen/vendeis/venden/haceis/hacen/aceptan/aceptais/cubre/incluye/cuanto/cual/cuales/cuesta/hace/llevais/puede/pueden
      ^ [y] como se/puedo/hago/elimino/registro/cambio/solicito/funciona/pido/pongo/lo
      ^ [y] donde puedo/encuentro/se/estan/esta/esta/hay/consigo, ^ [y] a que hora
      ^ [y] que horario/plazo/diferencia/modelo/tipo/medidas/pasa/documentos/aire
      ^ [y] cuantos/cuantas dias/horas/kilos/plazas/años
      queria/quisiera/quiero/necesito/busco saber/informacion/preguntar/consultar, me gustaria
      una pregunta/duda/consulta/sugerencia, solo dime/decidme/confirmo/pregunto/queria/quiero, por curiosidad
      informacion sobre/de, alguien me puede, me aconsejais/aconsejan/recomendais/recomiendan/recomiendas, me conviene
      me lo aclaras, a que hora, que opciones, cual es la, que necesitais/necesitan`,
  },
  {
    name: 'praise',
    weight: -2,
    deniable: true,
    phrases: `
      perfecto, genial, fenomenal, que maravilla/ilusion/alegria/gusto, buenisim*, estupendamente, de maravilla, de cine
      me encanta/encantan, muy amable/bien/contenta/contento`,
  },
  {
    // Takes the oath away, and no more.
    name: 'sworn praise',
    weight: -0.5,
    phrases: `
      @oath [y] que/como/lo [de/mas/tan] barato/barata/baratos/rapido/rapida/rapidos/bueno/buena/buenos/bien/bonito/bonita/silenciosa/silencioso/facil/limpia/limpio/potente/maja/majo/majos/guapo/guapa/rico/buen
      es/son/sois/esta la hostia/leche/polla/caña, @oath .. me encanta/encantan/gusta/mola, @oath [se] me olvido/equivoque/confundi, @oath que susto/alegria/ilusion/ganga/chollo/precio/maravilla/pasada, @oath [pues/si] gracias`,
  },
  {
    name: 'joy',
    weight: -4,
    deniable: true,
    phrases: `
      ya funciona/arranca, funciona perfecto/perfectamente/de, por fin ha/llego/me/funciona/tengo
      ya esta/quedo arreglada/arreglado/solucionado/resuelto/todo, ya la/lo arreglo/arreglaron
      encantado/encantada/encantados, contento/contenta/contentos/contentas, feliz, emocionad*
      que alivio/pasada/rapidos/majos/amables/rapidez
      muy satisfech*/contento/contenta/agradecido/agradecida/majo/majos/bien, tan bien
      buena/gran/mejor opinion/reseña/atencion/valoracion/compra, buen consejo/servicio/trato/trabajo, cambiado la vida
      de puta madre, puta maravilla/pasada, de la hostia/leche, cojonudo/cojonuda
      una pasada/maravilla/gozada/bestia/joya/bestialidad, me chifla/flipa/encanto, muero de ganas, ganas de estrenar
      cinco/5 estrellas, lo/la/os/les recomiendo, recomende, un diez, un amor
      sois unos/los/un cracks/crack/mejores/maximos/soles/sol/encanto, lo poco que, 😍, 🥰, 😊, 🙏, 😃, 😄, 🙂, ❤, 👍, 🎉, 🤗, 😁
      habeis/han solucionado/arreglado, me lo habeis/han, solucionasteis, no tengo palabras, todo correcto/perfecto/bien
      que ganas, acertasteis, majisim*, una locura lo, brutal lo, felices fiestas, enhorabuena a, os felicito
      merecido la pena, nunca he tenido un problema/ningun, joder que bien/rapido/buena/bueno/bonito/bonita, es un encanto
      fue encantadora/encantador, mejor gastado, resuelto .. tan rapido, teniais/tenia/teneis razon`,
  },
  {
    name: 'jest',
    weight: -5,
    phrases: `
      jaja*, jeje*, jiji*, ajaj*, xd, 😂, 😅, 🤣, 😉, 😜, 😆, en broma`,
  },
  {
    name: 'understanding',
    weight: -4,
    phrases: `
      no pasa nada, no hay/tengo/corre prisa, sin prisa/prisas, no hay problema, ningun problema, sin problema/problemas
      tranquilo/tranquila/tranquilos, no os/se/te preocup*, cosas que pasan/ocurren, entiendo que, comprendo que
      imagino que, culpa/error/fallo mia/mio, sin querer, me equivoque/confundi/lie, me he equivocado/confundido/liado
      medi mal, no lo apunte, no entendi bien, se me olvido/paso/perdio/cayo/fue/quedo/corto, vuelva a molestar
      perdon/perdonad/perdona/disculpa/disculpe/disculpen/disculpad la/las/que/el molestia/molestias/insistencia/lio/vuelva/tanta/moleste
      solo confirmo, para confirmar, ya me avisasteis/avisaron/llamasteis/explicasteis, ya me lo, por si no os/les/llego
      reenvio
      gracias por [la/vuestra/su/el/todo] avisar/paciencia/ayuda/rapidez/atencion/aviso/responder/contestar/atenderme
      cambie de opinion, cambiado de opinion, he encontrado uno/una, bloqueo de mayusculas, al contrario, una sugerencia
      no es una/ninguna queja/reclamacion/critica, no me quejo/enfado/enojo/molesta/importa, me da igual el/uno
      sigue en pie, todo bien, creo que he/me, no se si, preocupado/preocupada, un regalo, fallecio
      supongo que sera/vendra/llegara/habra, seguire esperando, por si acaso, a la espera, no se si/que/como, creo que
      a lo mejor, igual es, puede que, me temo, tengo miedo/panico, estoy nerviosa/nervioso/preocupada/preocupado/triste
      que pena/lastima/disgusto, despistada/despistado, meti la pata, me confundi, me he cargado, lo siento mucho/no
      mil disculpas, no os molesto, quedo pendiente, agradezco/agradecemos, no me importa, ya esta claro, por error
      me parece bien, poca cosa, por curiosidad, no estoy molesto/molesta, se me corta, solo compruebo`,
  },
  {
    name: 'somebody else',
    weight: -5,
    phrases: `
      mi/mis/un/una/el/la/su amigo/amiga/vecino/vecina/vecinos/cuñado/cuñada/suegra/suegro/madre/padre/hermano/hermana/hijo/hija/marido/mujer/esposa/primo/prima/tia/tio/compañero/compañera/jefe/novia/novio/abuela/gato/gata/perro [me/nos/se/les] dice/dijo/conto/cuenta/quedo/comento/odia/puso/piensa/cree/esta/estaba/tuvo/acabo
      otra tienda/empresa y, con otra tienda/empresa/marca, el mensaje/cartel/manual/display dice/pone, me pone textualmente
      instalador me dijo/dice, era/es una chapuza, anterior inquilino/dueño/propietario, otra tienda, en el foro
      el foro dice*/dicen, el fontanero/portero/vecino/electricista me/esta`,
  },
  {
    name: 'procedure',
    weight: -5,
    phrases: `
      trabajo/deberes/tarea/proyecto de clase/instituto/universidad/facultad/curso, arbitraje
      donde/como/cual .. @grievance/formulario, se anula solo/sola, si el banco, soy abogado/abogada/periodista/policia
      dejad/dejen/deja/dejar/parad/paren de mandar*/enviar* [me/nos/la/vuestra/tanta/mas] publicidad/anuncios/ofertas/promociones/newsletter/boletines/folletos/catalogos/propaganda
      dejad/dejen/deja/dejar/parad/paren de mandarme/enviarme/mandarnos/enviarnos [la/vuestra/tanta/mas] publicidad/anuncios/ofertas/promociones/newsletter/boletines/folletos/catalogos/propaganda
      quiero/quisiera/queria/necesito/necesitamos/solicito/pido/teneis/tienen/dais/dan/das/pedir/rellenar/conseguir [una/la/las/el/un/unas] hoja/hojas/libro/formulario/impreso de reclamaciones/quejas/reclamacion
      quiero/quisiera/queria/necesito poner/rellenar/pedir/conseguir [una/la/las] hoja/hojas/libro de reclamaciones/quejas, y si no estoy/estamos/puedo/hay, para cuando lo/la/me [la/lo] tendria/tendre/podeis/podriais/podrian/llegaria
      ofertas de trabajo, modificar/editar/cambiar/borrar/quitar una/mi/la reseña/opinion/valoracion, denuncia policial
      seguro contra/de robo/hogar, pregunta/duda tonta/absurda/estupida/ridicula
      soy un/una desastre/torpe/patosa/patoso/negado, me da un/mucha/algo, calor de/que, tormenta
      bolsa/bolsas/cubo/cubos de basura, informacion sobre`,
  },
];
