/**
 * Prints where the shell has no printer of its own: the browser's PDF viewer prints what a frame
 * shows. Its dialog does not say what the clerk chose.
 */
export async function printThroughFrame(bytes: Uint8Array): Promise<void> {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }));
  clearLastJob();
  const frame = await loadFrame(url);
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
}

/** The viewer still reads the bytes after `print` returns, so a job's bytes go with the next job. */
function clearLastJob(): void {
  const last = document.querySelector<HTMLIFrameElement>('iframe[data-print]');
  if (last === null) return;
  URL.revokeObjectURL(last.src);
  last.remove();
}

function loadFrame(url: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  // Some releases of the browser refuse the viewer's own frame in a page that is isolated (electron/host/securityHeaders.ts).
  Object.assign(frame, { credentialless: true });
  frame.dataset['print'] = '';
  frame.title = 'Printing';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.style.cssText =
    'position:fixed;inset:auto 0 0 auto;width:1px;height:1px;border:0;opacity:0';
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(frame), { once: true });
    frame.src = url;
    document.body.append(frame);
  });
}
