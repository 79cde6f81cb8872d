import type { ToolWords } from './en';

export const words: ToolWords = {
  filters: {
    title: 'Filtros',
    any: 'Todos',
    fields: {
      status: 'Estado',
      priority: 'Prioridad',
      owner: 'Quién lo lleva',
      label: 'Etiqueta',
      language: 'Idioma',
      channel: 'Canal',
      age: 'Abierto',
      sort: 'Orden',
    },
    ages: {
      newer24: 'En el último día',
      newer168: 'En la última semana',
      older24: 'Hace más de un día',
      older72: 'Hace más de tres días',
      older168: 'Hace más de una semana',
      older720: 'Hace más de un mes',
    },
    sorts: {
      oldest: 'Primero los más antiguos',
      newest: 'Primero los más nuevos',
      updated: 'Primero los últimos cambios',
      priority: 'Por prioridad',
    },
    byDue: 'Por vencimiento',
    clear: 'Quitar',
    save: 'Guardar como vista…',
    remove: 'Borrar esta vista',
  },
  views: {
    title: 'Guardar como vista',
    name: 'Nombre',
    hint: 'Guarda la vista, la búsqueda, los filtros y el orden.',
    shared: 'Para todo el equipo',
    confirm: 'Guardar',
    saved: (name) => `Vista ${name} guardada`,
    removed: (name) => `Vista ${name} borrada`,
    undo: 'Deshacer',
    team: 'Vista del equipo',
    own: 'Vista tuya',
  },
  tickets: (count) => `${count} ${count === 1 ? 'caso' : 'casos'}`,
};
