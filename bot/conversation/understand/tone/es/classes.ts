import type { Classes } from '../../../../language/listening/phrase';

/** Words that stand for each other in the phrases, written there as `@name`. */
export const classes: Classes = {
  /** How many, and which time. */
  n: `# dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien mil
    varios varias muchos muchas tantos tantas`,
  nth: `segunda tercera tercer cuarta quinta sexta septima octava novena decima enesima milesima segundo tercero cuarto quinto
    sexto septimo octavo noveno decimo enesimo 2a 3a 4a 5a 2da 3ra 4ta 5ta`,
  time: 'dia dias hora horas minuto minutos semana semanas mes meses año años quincena siglo siglos',
  long: 'semana semanas mes meses año años quincena quincenas siglo siglos trimestre',
  month:
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre reyes navidad navidades verano',
  /** The customer's dealings, once and often. */
  try: `vez correo mail email mensaje llamada intento tecnico reclamacion queja visita cita aparato cambio reparacion averia
    incidencia ticket reclamo llamado formulario carta whatsapp operador agente fecha excusa`,
  tries: `veces correos mails emails mensajes llamadas intentos tecnicos reclamaciones quejas visitas citas reparaciones averias
    incidencias tickets reclamos llamados formularios operadores agentes personas departamentos supervisores fechas excusas`,
  told: `dicho explicado repetido contado mandado enviado escrito llamado pedido reclamado dado dije explique conte mande envie
    escribi llame pedi reclame di`,
  contact: `llamada llamadita mensaje correo mail email sms whatsapp aviso respuesta respuestas contestacion disculpa disculpas perdon
    explicacion explicaciones noticia noticias solucion soluciones llamado palabra ayuda`,
  /** What nobody does. */
  answers: `contesta contestan contestais conteste contesto contestado contestaron contestasteis responde responden respondeis respondio
    respondido respondieron atiende atienden atendeis atendio atendido coge cogen cogeis cogido agarra descuelga descuelgan
    llama llaman llamais llamado llamo llamaron llamasteis ayuda ayudan ayudais ayudo ayudado escucha escuchan escuchais escuchado
    avisa avisan avisais avisado aviso avisaron avisasteis informa informan informo informado explica explican explicais explico
    soluciona solucionan solucionais soluciona solucionado resuelve resuelven resolveis resuelto lee leen leeis leyo
    sabe saben sabeis supo entera enteran enterais mueve mueven moveis responsabiliza aparece aparecen aparecio aparecido
    presenta presento presentado viene vienen vino venido entiende entienden entendeis importa digna dignan dignais dignado
    molesta molestan molestais molestado preocupa interesa dice dicen decis dijo arregla arreglan arreglais asoma da dan dais`,
  shop: `servicio atencion trato tienda empresa marca compañia soporte garantia gestion negocio organizacion experiencia gente
    compra comercio logistica posventa postventa profesionales seriedad profesionalidad formalidad`,
  bad: `mal mala malo malas malos malisimo malisima pesimo pesima peor horrible terrible fatal nefasto nefasta patetico patetica
    penoso penosa asqueroso asquerosa lamentable horroroso horrorosa infame deficiente inexistente nulo nula cutre vergonzoso
    vergonzosa deplorable espantoso espantosa desastroso desastrosa bochornoso ridiculo ridicula tercermundista`,
  /** What one cries out: "qué …", "vaya …", "menuda …". */
  outrage: `verguenza asco descaro cara caradura morro jeta rostro desfachatez barbaridad abuso estafa robo atraco timo desastre
    chapuza chasco tomadura porqueria mierda basura bochorno lamentable indignante indignacion rabia impotencia decepcion
    falta burla cachondeo caos fraude engaño injusticia sinverguenzas payasada tongo disparate broma atropello desorganizacion
    circo pesadilla calvario odisea penoso incompetencia inutiles desprecio timadores ladrones panda ridiculo paciencia`,
  values: `respeto seriedad educacion profesionalidad consideracion formalidad verguenza etica palabra interes responsabilidad
    empatia humanidad compromiso honestidad honradez decencia delicadeza tacto organizacion escrupulos vergüenza`,
  fool: 'tonto tonta tontos tontas idiota idiotas imbecil imbeciles estupido estupida bobo boba gilipollas pringado payaso boludo',
  bot: 'robot robots bot bots chatbot maquina maquinita asistente cacharro contestador',
  /** Where the world reads it, and who hears complaints. */
  net: `redes twitter facebook instagram tiktok google internet foro foros trustpilot youtube linkedin reddit whatsapp blog
    vecinos conocidos amigos contactos`,
  body: `consumo omic ocu facua profeco sernac indecopi superintendencia condusef adicae consumidor consumidores coprec inspeccion
    fiscalia juzgado juzgados tribunales juicio policia comisaria prensa`,
  grievance: 'reclamacion reclamaciones queja quejas denuncia denuncias demanda hoja hojas reclamo reclamos querella',
  oath: 'joder hostia hostias coño mierda ostras leches leche puta carajo cojones diantre caray madre',
  broken: `roto rota rotos rotas rallado rallada rayado rayada defectuoso defectuosa dañado dañada golpeado golpeada averiado averiada
    estropeado estropeada abollado abollada mal equivocado equivocada descompuesto descompuesta`,
  /** What a message may be about. */
  topic: `nevera neveras frigo frigorifico refrigerador refrigeradora heladera congelador lavadora lavadoras lavarropas secadora lavavajillas
    lavaplatos horno hornos microondas tostadora placa vitro vitroceramica cocina estufa campana plancha batidora licuadora freidora
    aspirador aspiradora ventilador calentador caldera termo tele televisor television pantalla ordenador portatil movil celular tablet
    impresora altavoz lampara bombilla enchufe cable manguera goma filtro cajon balda estante tirador tambor bomba motor
    bateria cargador mando tapa puerta pedido pedidos paquete paquetes entrega entregas envio envios factura facturas ticket recibo
    reembolso vale cupon tarjeta banco precio precios tienda tiendas web cesta cuenta contraseña correo newsletter boletin
    tecnico tecnicos transportista transportistas repartidor mensajero camion furgoneta instalador fontanero electricista almacen garaje
    baño piso casa aparato aparatos electrodomestico electrodomesticos modelo pieza piezas repuesto recambio manual instrucciones producto
    productos articulo articulos sofa mesa cama colchon silla gas`,
  money: 'dinero plata pasta lana pago reembolso importe',
  praise: `espectacular estupendo estupenda genial fantastico fantastica maravilloso maravillosa excelente brillante magnifico
    magnifica fenomenal inmejorable impecable perfecto impresionante sublime ejemplar insuperable increible`,
};
