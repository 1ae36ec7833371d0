import {openLab, ask} from './embedded-lab.mjs';
const after=[]; const t={after:(f)=>after.push(f)};
const {hold}=await openLab(t); let a=hold(); await a.ready; const seen={true:0,false:0};
for (let i=0;i<15;i++){ const b=hold(); await new Promise(r=>setTimeout(r, 80+i*12)); const st=a.stop(); const r=await b.ready; await st; await new Promise(r=>setTimeout(r,300));
 let ok; for(let k=0;k<100&&!ok;k++) ok=await ask(r.connectionString,'select 1').catch(()=>new Promise(r=>setTimeout(r,50))); if(!ok) {console.log('BROKEN',i, b.said);break} seen[r.reused]++; if (b.said.some(m=>m.log&&m.log!=='info')) console.log(i,b.said.filter(m=>m.log)); a=b;}
await a.stop(); console.log(seen); for(const f of after) await f();
