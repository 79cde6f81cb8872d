document.documentElement.dataset['mostrador'] = 'loading';
