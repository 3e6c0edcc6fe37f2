requestAnimationFrame(() => requestAnimationFrame(() => { document.title = 'first screen'; }));
