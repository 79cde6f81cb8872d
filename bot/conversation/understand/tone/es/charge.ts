import type { Kind } from '../../../../language/listening/lexicon';

/** Money that was taken, and how it will be taken back. */
export const charge: readonly Kind[] = [
  {
    name: 'charge',
    weight: 3,
    phrases: `
      contracargo/contracargos
      voy/vamos/pienso/procedo/procedere a disputar*/impugnar*/devolver*/anular*/bloquear*/rechazar*
      disputare/disputo/impugno/impugnare el/este/ese/los/la, desconozco/desconocere el/este/ese cargo/cobro/pago
      devuelvo/devolvere/devolvemos/devolver/rechazo/rechazare el/los/todos recibo/recibos/cargo/cargos
      llamo/llamare/llame/hablo/hablare/hable/ire/voy/aviso/avisare/avise/pedi/pedire a/al/con mi/banco/el banco/visa
      llamo al/a banco/mi, mi banco, al banco y, retrotra*/retroced*
      devuelvanme/devolvedme/devuelveme/regresenme/reembolsenme/reintegrenme
      devuelvan/devolved/regresen/reembolsen ya/ahora/el/mi/la/lo/eso/todo/los/esa
      quiero/queremos/exijo [que] [me] [devuelvan/devolvais] mi/nuestro/la/el @money ya/de/ahora/y/hoy/entero
      quiero mi/nuestro/mis @money/reembolso, mi/nuestra plata/lana
      sacaron/sacasteis/quitaron/quitasteis/cogieron/cogisteis/sacado/quitado/cogido ... cuenta/tarjeta/bolsillo/dinero/plata
      que/algo/seguro/servicio [yo] nunca/jamas pedi/autorice/contrate/solicite/quise/firme/acepte/mandaron/llego/recibi/encargue
      nunca/jamas/no lo/la/los pedi/autorice/contrate/solicite/acepte/firme, sin mi permiso/autorizacion/consentimiento
      nunca/jamas autorice/contrate/pedi/acepte/firme, sin preguntar/preguntarme/consultar/consultarme/pedir permiso
      para cobrar*, a la hora de cobrar, cobrar/cobran/cobrais/cobraron/cobrasteis/cobro si/bien/rapido/sabeis/saben/en
      sacarme/sacarnos/sacar el dinero/la, con que permiso/derecho, quien os/les dio permiso, me debeis/deben/debe
      que me debeis/deben, ni un euro/centimo/peso/duro/sol mas, hasta el ultimo centimo/peso/euro/sol, ultimo centimo/peso
      para atras el cobro/pago, bloqueado la tarjeta, ni un centimo/duro/peso, cargo que no, un cargo .. no es
      tramitando la devolucion, ni autorice, no autorice, revertir el, quitenme/quitadme/anulenme ese/el/este
      cobrando intereses, no es estafar, no llego nunca, que nunca llego, me niego a, pagar por un error, a precio de`,
  },
];
