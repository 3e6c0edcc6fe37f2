declare module 'guide:*' {
  const pages: import('./frame/guide').GuidePage[];
  export default pages;
}
