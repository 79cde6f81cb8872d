import type { Kind } from '../../../../language/listening/lexicon';
import { MASKED } from '../../../../language/listening/words';

/** Swearing and insults, from several countries. */
export const profanity: readonly Kind[] = [
  {
    name: 'profanity',
    weight: 3,
    phrases: `
      ${MASKED}, mierda/mierdas/mierdoso/mierdosa, joder/jode/joden/jodeis/jodan/jodanse/jodete/jodido/jodida/jodidos, coño
      cojones/cojon, hostia/hostias, puta/putas/puto/putos/putada/putadas/puteando/putisim*, gilipoll*
      cabron/cabrona/cabrones/cabronada/kbron/kbrones, capullo/capullos, hijoputa/hijueputa/hijueputas/jueputa
      hijo/hijos de [su/la/mil/tu/re] puta/putas/perra/madre, pendej*, chinga/chingar/chingan/chinguen/chingad*
      verga/vergas, culero/culeros, pinche/pinches, no mames/mamen/manches/manchen, mamadas, poca madre, no tienen madre
      vale madre/madres, boludo/boludos/boludez, pelotud*, la concha, conchatumadre/conchesumadre/csm/ctm, carajo/carajos
      chanta/chantas, trucho/truchos, sorete/soretes, la reputa, reputisim*, culiao/culiaos, weon/weones/huevon/huevones
      huevada/huevadas, malparid*, gonorrea, cagada/cagadas/cagaron/cagan/cagais/cagasteis, me cago, cago en
      porqueria/porquerias, puñetero/puñetera/puñeteros/puñeteras, tomar por culo/saco, a tomar por
      que os/les/te den/zurzan/jodan, ios/iros/vayanse/vete/vayan/andate a la/al/a, a la porra, a freir esparragos
      al cuerno, tocate/toca los/las/narices/huevos, tocando los/las, manda huevos/cojones/narices, la madre que
      que/donde/cuando/como/quien demonios/diablos/carajos/rayos/narices/puñetas/leches/cuernos, hay que joderse, no jod*
      de los cojones, por mis/sus/vuestros cojones/huevos, 🖕, 🤬, 😡, 💩, 😤, a tomar viento/vientos, idos a/al, al carajo
      a la mierda, dejen/dejad/dejar de joder/fastidiar`,
  },
  {
    name: 'insult',
    weight: 3,
    deniable: true,
    phrases: `
      sinverguenza/sinverguenzas, ladron/ladrones/ladrona, estafador/estafadores, timador/timadores, ratero/rateros
      delincuente/delincuentes, mafioso/mafiosos/mafia, mangante/mangantes, caradura/caraduras/carotas
      impresentable/impresentables, usureros, chupasangres, sanguijuelas, buitres, piratas, trileros, charlatan/charlatanes
      farsante/farsantes, embaucadores, tramposo/tramposos, canalla/canallas, miserables, desgraciados, gentuza, corruptos
      vendehumos, inutil/inutiles/inutilidad, incompetente/incompetentes, incompetencia, incapaces, inepto/ineptos/ineptitud
      payaso/payasos/payasada, patan/patanes, idiota/idiotas, imbecil/imbeciles, estupidos, cretino/cretinos, zopencos
      mamarracho/mamarrachos, chapucero/chapuceros, vagos, holgazanes, mentiroso/mentirosos/mentirosa, embustero/embusteros
      hipocrita/hipocritas, mienten/mentis/mintieron/mentisteis/mentido/mintiendo/mentirme/mentirnos/mintio
      mentira/mentiras, sois unos/una/lo/un, son unos/una panda/manga/bola/sarta/banda/tropa/verdaderos/auténticos
      ustedes son unos, son lo peor, eres/es un inutil/desastre/idiota/incompetente
      panda/manga/atajo/hatajo/sarta/bola/banda/caterva/pandilla/tropa de
      poca/poquisima/ninguna/nula/cero verguenza/seriedad/profesionalidad/educacion/formalidad/etica/consideracion/palabra/empatia
      poco/nada serio/seria/serios/seriedad/profesional/profesionales/formal/formales/etico/eticos, aprovechados, pesados
      manazas, torpes, impresentables, unos groseros
      no teneis/tienen/tiene [ni] palabra/decencia/perdon/corazon/nombre/educacion, no valeis nada/para, no valen para nada
      jetas, unos aprovechados, lentos que, torpe lo, mentirosos`,
  },
  {
    name: 'bot insult',
    weight: 3,
    phrases: `
      @bot [mas/tan/este/muy] @fool/inutil/absurdo/ridiculo/torpe/lerdo/patetico/patetica/inservible, otro @bot
      otra maquina, @bot de los/pacotilla/chiste
      maldito/maldita/estupido/tonto/inutil/dichoso/dichosa/ridiculo/absurdo/estupida @bot
      @bot que no [se/me] entiende/entera/sirve/responde/ayuda/escucha/funciona/sabe, menudo/vaya/menuda @bot, no te enteras
      no os enterais, no se entera/enteran, no entiendes/entendeis nada/ni/lo, no entiende nada
      no sirves/servis/sirve/sirven para nada, no sirves $, no das/da/dais/dan una, no das/dais/dan pie, ni una a derechas
      no vales para, con una/la pared, a una pared, hablar/hablando/hablo/hablandole solo/sola
      eres/es [muy/mas/un/tan] @fool/torpe/lerdo/cortito
      pregunto ... contestas/respondes/sales/contesta/responde/contestais
      me contestas/respondes/dices otra/tonterias/chorradas/cualquier, pido ... sales/mandas/das con
      inteligencia artificial, de inteligente, no sirve ni para/pa
      deja/dejad/dejen de contestarme/responderme/decirme/mandarme, este chat/asistente es, chat de, ningun ser vivo/humano
      hay algun ser vivo/humano`,
  },
];
