"""How the HTML page looks: plain, in the reader's own fonts, light or dark as the browser is set."""

STYLE = """
:root { color-scheme: light dark; --line: #8886; }
body { font-family: "Noto Naskh Arabic", "Amiri", "DejaVu Sans", sans-serif; line-height: 1.6;
  margin: 1rem auto; max-width: 110rem; padding: 0 1rem; }
h1, p[dir=ltr] { text-align: left; }
h3 { margin: 1.5rem 0 .3rem; scroll-margin-top: 1rem; }
small, .small { font-size: .8em; opacity: .75; }
.wide { overflow-x: auto; max-height: 90vh; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: start; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; z-index: 1; }
.matrix th small { display: block; font-weight: normal; }
.matrix tbody th { position: sticky; right: 0; background: Canvas; min-width: 12rem; }
.matrix td { text-align: center; min-width: 6rem; }
.matrix a { color: inherit; }
.present { background: #2a72; } .away { background: #c332; }
.left { background: #c832; } .foreseen { background: #36c2; }
.contradicted { background: #c3c3; font-weight: bold; }
.quote { min-width: 18rem; font-size: 1.1em; } .translation { min-width: 12rem; }
.claims { width: 100%; }
.day { white-space: nowrap; }
q { quotes: "«" "»"; }
h3:target { outline: 2px solid; }
@media print { .wide { overflow: visible; max-height: none; } }
"""
