import type { JSX } from 'preact';
import type { Route } from './route.ts';
import { ConsultationScreen } from './screens/consultation.tsx';
import { DecreeScreen } from './screens/decree.tsx';
import { OfficeScreen } from './screens/office.tsx';
import { StandardDraftScreen } from './screens/standard-draft.tsx';
import { StandardsScreen } from './screens/standards.tsx';

/** Places that only an administrator visits. They come as a file of their own, which nobody else has to load. */
export type AdminRoute = Extract<
  Route,
  { place: 'standards' | 'draft' | 'consultation' | 'decree' | 'office' }
>;

export function AdminScreens({ route }: { route: AdminRoute }): JSX.Element {
  switch (route.place) {
    case 'standards':
      return <StandardsScreen />;
    case 'draft':
      return <StandardDraftScreen key={route.draftId} draftId={route.draftId} view={route.view} />;
    case 'consultation':
      return <ConsultationScreen key={route.consultationId ?? ''} consultationId={route.consultationId} />;
    case 'decree':
      return <DecreeScreen />;
    case 'office':
      return <OfficeScreen />;
    default:
      return route satisfies never;
  }
}
