import { chromium } from 'playwright-core';
const base='http://127.0.0.1:9440/konsol/';
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
async function sign(email){const c=await browser.newContext({viewport:{width:1100,height:800}});const p=await c.newPage();await p.goto(base);await p.getByLabel('Surel (email)').fill(email);await p.getByLabel('Kata sandi').fill('demo-loket-2026');await p.getByRole('button',{name:'Masuk',exact:true}).click();await p.getByRole('button',{name:'Keluar'}).waitFor();return p;}
const a=await sign('admin@kejayan.example'), b=await sign('admin@kejayan.example');
for(const p of [a,b]){await p.goto(base+'#/kejayan/kalender/hari-libur');await p.getByRole('button',{name:'Simpan kalender'}).waitFor();}
async function add(p,day,name){const f=p.locator('.calendar-adder').first();await f.getByLabel('Tanggal',{exact:true}).fill(day);await f.getByLabel('Nama hari').fill(name);await f.getByRole('button',{name:'Tambahkan hari'}).click();}
await add(a,'2026-12-15','Hari A');await add(b,'2026-12-16','Hari B');
await a.getByLabel('Alasan perubahan').fill('Alasan A');await b.getByLabel('Alasan perubahan').fill('Alasan B');
await a.getByRole('button',{name:'Simpan kalender'}).click();await a.getByTestId('calendar-saved').waitFor();
console.log('A reason after save:', JSON.stringify(await a.getByLabel('Alasan perubahan').inputValue()), 'meanwhile A', await a.getByTestId('calendar-meanwhile').count());
await b.getByRole('button',{name:'Simpan kalender'}).click();await b.getByTestId('calendar-meanwhile').waitFor();
console.log(await b.getByTestId('calendar-meanwhile').innerText(), 'reason B', await b.getByLabel('Alasan perubahan').inputValue());
await b.screenshot({path:'/tmp/fx2shots/stale.png',fullPage:true});
await b.getByRole('button',{name:'Simpan kalender'}).click();await b.getByTestId('calendar-saved').waitFor();
await b.waitForTimeout(1500);
console.log('after', await b.getByTestId('calendar-meanwhile').count(), (await b.locator('.calendar-days').first().innerText()).match(/Hari [AB]/g));
// hours
for(const p of [a,b]){await p.reload();await p.getByLabel('Yang diubah').selectOption('hours');await p.getByRole('button',{name:'Simpan jam layanan'}).waitFor();}
await a.getByLabel('Senin').fill('08.00-11.00');await a.getByLabel('Alasan perubahan').fill('x');await b.getByLabel('Jumat').fill('08.00-10.00');await b.getByLabel('Alasan perubahan').fill('y');
await a.getByRole('button',{name:'Simpan jam layanan'}).click();await a.getByTestId('calendar-saved').waitFor();
await b.getByRole('button',{name:'Simpan jam layanan'}).click();await b.getByTestId('calendar-meanwhile').waitFor();
console.log(await b.getByTestId('calendar-meanwhile').innerText(), await b.getByLabel('Senin').inputValue(), await b.getByLabel('Jumat').inputValue());
await b.setViewportSize({width:320,height:700});await b.screenshot({path:'/tmp/fx2shots/hours320.png',fullPage:true});
await b.setViewportSize({width:1100,height:800});
// duties form
const j=await sign('admin@juai.example');await j.goto(base+'#/juai/rekap');await j.getByText('Atur jatuh tempo').click();await j.waitForTimeout(500);
await j.getByTestId('due-days').screenshot({path:'/tmp/fx2shots/due.png'});
await j.locator('[data-duty]').first().screenshot({path:'/tmp/fx2shots/duty.png'});
await j.goto(base+'#/juai/kantor');await j.getByLabel(/^Pantau layanan tanpa/).waitFor();await j.getByLabel(/^Pantau layanan tanpa/).scrollIntoViewIfNeeded();await j.screenshot({path:'/tmp/fx2shots/office.png'});
console.log(await j.getByLabel(/^Pantau layanan tanpa/).inputValue());
await j.setViewportSize({width:320,height:700});await j.goto(base+'#/juai/rekap');await j.getByText('Atur jatuh tempo').click();await j.waitForTimeout(500);await j.screenshot({path:'/tmp/fx2shots/due320.png',fullPage:true});
await browser.close();
