import type { MatchEntry } from '../../../bot/matcher';

/** A small help desk, in both languages. */
export const spanishEntries: readonly MatchEntry[] = [
  {
    id: 'contrasena',
    phrases: ['¿Cómo cambio mi contraseña?', 'He olvidado la contraseña', 'No puedo entrar en mi cuenta', 'Restablecer la clave'],
  },
  {
    id: 'factura',
    phrases: [
      '¿Dónde veo mis facturas?',
      'Necesito una copia de la factura',
      'Descargar el recibo del mes',
      'Factura a nombre de mi empresa',
    ],
  },
  {
    id: 'horario',
    phrases: ['¿Qué horario tenéis?', '¿A qué hora abrís?', '¿Cuándo cierra la oficina?', '¿Abrís los sábados?'],
  },
  {
    id: 'envio',
    phrases: ['¿Cuánto tarda el envío?', '¿Dónde está mi paquete?', 'Mi pedido no ha llegado', 'Seguimiento del pedido'],
  },
  {
    id: 'devolucion',
    phrases: [
      'Quiero devolver un producto',
      '¿Cómo hago una devolución?',
      'Me arrepiento de la compra',
      'Plazo para devolver un artículo',
    ],
  },
];

export const englishEntries: readonly MatchEntry[] = [
  {
    id: 'password',
    phrases: ['How do I change my password?', 'I forgot my password', "I can't log in to my account", 'Reset the password'],
  },
  {
    id: 'invoice',
    phrases: [
      'Where do I find my invoices?',
      'I need a copy of the invoice',
      'Download a receipt',
      'Invoice in the name of my company',
    ],
  },
  {
    id: 'hours',
    phrases: ['What are your opening hours?', 'When do you open?', 'When does the office close?', 'Are you open on Saturdays?'],
  },
  {
    id: 'delivery',
    phrases: ['How long does delivery take?', 'Where is my parcel?', 'My order has not arrived', 'Track an order'],
  },
];
