import { writeFileSync, mkdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { staffedDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { siteOf, Visitor } from './visitor.ts';
it('renders', async () => {
  const deps = await staffedDeps(realOffices);
  const visitor = new Visitor(siteOf(deps));
  const paths = (process.env.PATHS ?? '').split(' ').filter(Boolean);
  for (const { office, services } of realOffices) {
    paths.push(`/${office.id}`);
    for (const s of services) paths.push(`/${office.id}/layanan/${s.serviceId}`);
  }
  mkdirSync('/tmp/site/out', { recursive: true });
  const sizes: [number, string][] = [];
  for (const path of paths) {
    const seen = await visitor.visit(path);
    sizes.push([gzipSync(seen.body).length, `${path} ${seen.status}`]);
    writeFileSync(`/tmp/site/out/${path.replaceAll('/', '_')}.html`, seen.body.replaceAll('/aset/style.css', '/work/main/web/citizen/style.css'));
  }
  sizes.sort((a, b) => b[0] - a[0]);
  console.log(sizes.slice(0, 12).map(String).join('\n'), '\n', sizes.filter(([, p]) => !p.endsWith(' 200')).join('\n'));
  console.log(sizes.filter(([,p])=>!p.includes('layanan')).join('\n'));
  console.log(deps.logged);
  expect(1).toBe(1);
});
