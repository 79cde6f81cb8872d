/** The texts of the login page, in the languages that it supports. */
const TEXTS = {
  es: {
    title: 'Entrar en Mostrador',
    login: 'Usuario',
    password: 'Contraseña',
    submit: 'Entrar',
    hint: 'Usuarios: {people}. La contraseña está en la ventana donde se inició el programa.',
    wrong: 'El usuario o la contraseña no es correcto.',
    wait: 'Demasiados intentos. Vuelve a probar dentro de {seconds} segundos.',
    expiredTitle: 'Esta página ha caducado',
    expired: 'Vuelve a la mesa de ayuda y entra de nuevo.',
    back: 'Volver',
    errorTitle: 'No se ha podido entrar',
    logoutTitle: '¿Quieres salir?',
    logout: 'Salir',
    stay: 'Quedarme',
    goneTitle: 'Has salido',
  },
  en: {
    title: 'Sign in to Mostrador',
    login: 'Login',
    password: 'Password',
    submit: 'Sign in',
    hint: 'Logins: {people}. The password stands in the window where the program was started.',
    wrong: 'The login or the password is wrong.',
    wait: 'Too many attempts. Try again in {seconds} seconds.',
    expiredTitle: 'This page has expired',
    expired: 'Go back to the desk and sign in again.',
    back: 'Go back',
    errorTitle: 'Signing in did not work',
    logoutTitle: 'Do you want to sign out?',
    logout: 'Sign out',
    stay: 'Stay',
    goneTitle: 'You are signed out',
  },
} as const;

export type LoginLanguage = keyof typeof TEXTS;
const LOGIN_LANGUAGES = Object.keys(TEXTS) as [LoginLanguage, ...LoginLanguage[]];

export type LoginTexts = { readonly [Key in keyof (typeof TEXTS)['es']]: string };

export function loginTexts(language: LoginLanguage): LoginTexts {
  return TEXTS[language];
}

/** The first supported language that the page or the browser asks for. */
export function languageOf(uiLocales: string, acceptLanguage: string): LoginLanguage {
  const wanted = [...uiLocales.split(/\s+/), ...acceptLanguage.split(',')].map((tag) => tag.trim().slice(0, 2).toLowerCase());
  for (const tag of wanted) {
    const found = LOGIN_LANGUAGES.find((language) => language === tag);
    if (found !== undefined) return found;
  }
  return LOGIN_LANGUAGES[0];
}
