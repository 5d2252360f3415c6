/** Set by the build: public addresses of the citizen's style and scripts, by the source's name. */
declare const __ASSETS__: Readonly<Record<string, string>> | undefined;

/** `{ 'style.css': '/aset/style.<hash>.css', 'apply.js': … }`; empty where nothing was built (unit tests): pages work without. */
export const assets: Readonly<Record<string, string>> = typeof __ASSETS__ === 'undefined' ? {} : __ASSETS__;
