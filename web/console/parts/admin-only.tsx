import type { ComponentChildren, JSX } from 'preact';
import { useAtWork } from '../context.ts';
import { text } from '../text.ts';
import { Heading } from './heading.tsx';
import { Notice } from './notice.tsx';

/** A screen of the administrator's; everybody else is told so. The server asks again at every act. */
export function AdminOnly({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const { posts } = useAtWork();
  if (posts.roles.includes('admin')) return <>{children}</>;
  return (
    <>
      <Heading title={title}>{title}</Heading>
      <Notice tone="warn">
        <p>{text.staff.adminOnly}</p>
      </Notice>
    </>
  );
}
