import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { paths } from './paths';

type Screen = LazyExoticComponent<ComponentType>;

/** A screen is loaded when it is first entered. */
function screen<N extends string>(
  load: () => Promise<Readonly<Record<N, ComponentType>>>,
  name: N,
): Screen {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** Every address of the desk and the screen that stands there. */
export const routes: readonly { readonly path: string; readonly screen: Screen }[] = [
  { path: paths.desk, screen: screen(() => import('../features/desk/DeskScreen'), 'DeskScreen') },
  {
    path: paths.requests,
    screen: screen(() => import('../features/desk/RequestsScreen'), 'RequestsScreen'),
  },
  {
    path: paths.newRequest,
    screen: screen(() => import('../features/intake/NewRequestScreen'), 'NewRequestScreen'),
  },
  {
    path: '/request/:requestId',
    screen: screen(() => import('../features/requestHome/RequestHome'), 'RequestHome'),
  },
  {
    path: '/request/:requestId/intake',
    screen: screen(() => import('../features/intake/IntakeScreen'), 'IntakeScreen'),
  },
  {
    path: '/request/:requestId/basis',
    screen: screen(() => import('../features/basis/BasisScreen'), 'BasisScreen'),
  },
  {
    path: '/request/:requestId/authorization',
    screen: screen(
      () => import('../features/authorization/AuthorizationScreen'),
      'AuthorizationScreen',
    ),
  },
  {
    path: '/request/:requestId/answer',
    screen: screen(() => import('../features/answer/AnswerScreen'), 'AnswerScreen'),
  },
  {
    path: '/request/:requestId/records',
    screen: screen(() => import('../features/records/RecordsScreen'), 'RecordsScreen'),
  },
  {
    path: '/request/:requestId/money',
    screen: screen(() => import('../features/money/MoneyScreen'), 'MoneyScreen'),
  },
  {
    path: '/request/:requestId/review',
    screen: screen(() => import('../features/review/ReviewScreen'), 'ReviewScreen'),
  },
  {
    path: '/request/:requestId/packet',
    screen: screen(() => import('../features/packet/PacketScreen'), 'PacketScreen'),
  },
  {
    path: '/request/:requestId/qc',
    screen: screen(() => import('../features/qc/QcScreen'), 'QcScreen'),
  },
  {
    path: '/request/:requestId/release',
    screen: screen(() => import('../features/release/ReleaseScreen'), 'ReleaseScreen'),
  },
  {
    path: '/request/:requestId/disclosure',
    screen: screen(() => import('../features/disclosure/DisclosureScreen'), 'DisclosureScreen'),
  },
  {
    path: '/request/:requestId/people',
    screen: screen(() => import('../features/people/PeopleScreen'), 'PeopleScreen'),
  },
  {
    path: '/request/:requestId/letters',
    screen: screen(() => import('../features/letters/LettersScreen'), 'LettersScreen'),
  },
  {
    path: '/request/:requestId/forms',
    screen: screen(() => import('../features/forms/FormsScreen'), 'FormsScreen'),
  },
  {
    path: paths.disclosures,
    screen: screen(
      () => import('../features/disclosure/DisclosureLogScreen'),
      'DisclosureLogScreen',
    ),
  },
  {
    path: paths.accounting,
    screen: screen(() => import('../features/disclosure/AccountingScreen'), 'AccountingScreen'),
  },
  {
    path: paths.reports,
    screen: screen(() => import('../features/reports/ReportsScreen'), 'ReportsScreen'),
  },
  {
    path: paths.addressBook,
    screen: screen(() => import('../features/addressBook/AddressBookScreen'), 'AddressBookScreen'),
  },
  {
    path: paths.settings,
    screen: screen(() => import('../features/settings/SettingsScreen'), 'SettingsScreen'),
  },
  {
    path: paths.lessons,
    screen: screen(() => import('../features/lessons/LessonsScreen'), 'LessonsScreen'),
  },
  {
    path: paths.rules,
    screen: screen(() => import('../features/rules/RulesScreen'), 'RulesScreen'),
  },
];
