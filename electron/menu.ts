import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Roles only: the menu brings cut, copy, paste and undo to text fields on macOS. */
const template: MenuItemConstructorOptions[] = [
  { role: 'appMenu', visible: process.platform === 'darwin' },
  { label: '&File', submenu: [{ role: 'quit' }] },
  { role: 'editMenu' },
  {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  { role: 'windowMenu' },
];

export function setDeskMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
