declare module 'guide:en' {
  const pages: import('./frame/guide').GuidePage[];
  export default pages;
}

declare module 'guide:de' {
  const pages: import('./frame/guide').GuidePage[];
  export default pages;
}
