import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

/** CommonJS: a sandboxed preload cannot be a module, and main is loaded the same way. */
function bundle(name: 'main' | 'preload') {
  return {
    build: {
      externalizeDeps: false,
      outDir: `out/${name}`,
      rollupOptions: {
        input: resolve(import.meta.dirname, `electron/${name}.ts`),
        external: ['electron'],
        output: { format: 'cjs' as const, entryFileNames: `${name}.cjs` },
      },
    },
  };
}

export default defineConfig({
  main: bundle('main'),
  preload: bundle('preload'),
  renderer: {
    root: resolve(import.meta.dirname, 'renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      // An inlined data: font or worker would need a hole in the content security policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(import.meta.dirname, 'renderer/index.html') },
    },
  },
});
