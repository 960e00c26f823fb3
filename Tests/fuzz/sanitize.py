#!/usr/bin/env python3
"""Fuzzes `feedmill sanitize`; the judge is html5lib, an HTML5 parser that shares no code with it.

  sanitize.py FEEDMILL [ROUNDS] [SEED]     needs html5lib: python3 -m venv V && V/bin/pip install html5lib

A round makes 500 documents: soups of the pieces that have fooled parsers and sanitizers, and mutations of markup in
Tests/SanitizingTests/Fixtures and, where it is, of the vectors in ../shared. Of every output it must hold that
- html5lib builds no element, attribute or scheme from it that is not in the lists below,
- an XML parser accepts it,
- sanitizing it again changes nothing.
Prints the seed and the input of what fails, and ends with 1."""
import json
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree

import html5lib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("FEEDMILL_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))
ELEMENTS = set("""abbr acronym address article aside b bdi bdo big blockquote caption center cite code colgroup dd del details
dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i ins kbd li main mark ol p picture pre q rp rt
ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var a audio video
iframe br col hr img source track wbr""".split())
ATTRIBUTES = set("""title lang dir href src srcset sizes alt width height media type poster kind srclang label colspan rowspan
headers scope align start reversed value datetime cite span open loading rel controls preload sandbox
referrerpolicy""".split())
SCHEMES = {"href": "http https mailto tel ftp magnet xmpp geo".split(), "cite": "http https mailto tel ftp magnet xmpp geo".split(),
           "src": ["http", "https"], "poster": ["http", "https"], "srcset": ["http", "https"]}
PIECES = """< > & " ' / = - -- ! ? ]]> &# &#x &lt &gt; &amp; &quot; &colon; &Tab; &NewLine; &nbsp; &bsol; &sol; <a <a_href= </a> <p> </p>
<div> </div> <b> </b> <i <img_src= <img_src=x_onerror=alert(1)> <svg> </svg> <svg/onload=alert(1)> <math> </math> <mtext> <mglyph>
<malignmark> <annotation-xml_encoding="text/html"> <foreignObject> <desc> <title> </title> <style> </style> <script> </script> <textarea>
</textarea> <noscript> </noscript> <noembed> </noembed> <noframes> <xmp> </xmp> <plaintext> <iframe_src=https://player.vimeo.com/1>
<iframe_srcdoc= </iframe> <!-- --> <!--> --!> <![CDATA[ <?x ?> <table> <caption> <td> <tr> <tbody> </table> <select> <option> <template>
</template> <form> <input_autofocus_onfocus=x> <body_onload=x> <html> </body> <br/> </br> javascript: java&#1;script: JaVaScRiPt: data:text/html,
vbscript: http:// //e.org \\\\ srcset= 1x, 100w, style= title= onclick= href= src= data-src= <video><source_src=x> <picture> <object> <embed>
<base_href=//x> <meta_http-equiv=refresh> <link_rel=stylesheet> <p/> <div/ <a/href=x> <A_HREF=x <x:y> <li> <ol_start= <dl><dd> <ruby><rt>
<details_open> <frameset> <frame> <button> <label> <dialog> <marquee> <audio_src=x> <image_src=x> <hr <wbr> text é \u202e""".split()
PIECES = [p.replace("_", " ") for p in PIECES] + [" ", "\n", "\t", "\0", "\f", "\x01", "\ufffe", "\ufeff"]


def seeds():
    texts = []
    for folder, _, files in os.walk(os.path.join(ROOT, "Tests", "SanitizingTests", "Fixtures")):
        texts += [open(os.path.join(folder, f), encoding="utf-8", errors="replace").read() for f in files]
    vectors = os.path.join(SHARED, "bench", "hostile", "vectors", "vectors_dev.json")
    if os.path.exists(vectors):
        texts += [v["input"] for v in json.load(open(vectors))["vectors"]]
    return texts or ["<p>text</p>"]


def document(dice, texts):
    if dice.random() < 0.5:
        return "".join(dice.choice(PIECES) for _ in range(dice.randint(1, 30)))
    text = dice.choice(texts)[:4000]
    for _ in range(dice.randint(1, 6)):
        at = dice.randint(0, len(text))
        kind = dice.random()
        if kind < 0.4:
            text = text[:at] + dice.choice(PIECES) + text[at:]
        elif kind < 0.7:
            text = text[:at] + text[at + dice.randint(1, 20):]
        else:
            other = dice.choice(texts)[:4000]
            text = text[:at] + other[dice.randint(0, len(other)):]
    return text


def sanitize(program, documents):
    lines = "".join(json.dumps({"id": str(i), "html": d}) + "\n" for i, d in enumerate(documents))
    run = subprocess.run([program, "sanitize", "--json-lines", "--base", "https://e.org/a/"], input=lines.encode("utf-8", "replace"),
                         stdout=subprocess.PIPE, timeout=120, check=True)
    return [json.loads(line)["html"] for line in run.stdout.decode().splitlines()]


def scheme(address):
    address = re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    return match.group(1).lower() if match else None


def faults(output):
    root = html5lib.parseFragment(output, container="div", treebuilder="etree", namespaceHTMLElements=False)
    for element in root.iter():
        if element is root:
            continue
        if not isinstance(element.tag, str):
            yield "comment"
            continue
        if element.tag not in ELEMENTS:
            yield "<%s>" % element.tag
        if element.tag == "iframe" and (element.text or len(element)):
            yield "iframe with content"
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES:
                yield "%s=" % (name,)
            parts = [p for p in value.split(", ")] if name == "srcset" else [value] if name in SCHEMES else []
            for part in parts:
                if scheme(part) not in SCHEMES[name]:
                    yield "%s=%s" % (name, part[:60])
    try:
        xml.etree.ElementTree.fromstring("<div>%s</div>" % output)
    except xml.etree.ElementTree.ParseError as error:
        yield "not XML: %s" % error


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 30)
    texts, failed, done = seeds(), 0, 0
    for number in range(rounds):
        dice = random.Random(seed + number)
        documents = [document(dice, texts) for _ in range(500)]
        once = sanitize(program, documents)
        twice = sanitize(program, once)
        if not len(once) == len(twice) == len(documents):
            sys.exit("seed %d: %d documents, %d outputs" % (seed + number, len(documents), len(once)))
        for html, output, again in zip(documents, once, twice):
            wrong = sorted(set(faults(output))) + (["changes when sanitized again: %r" % again] if again != output else [])
            done += 1
            if wrong:
                failed += 1
                print("seed %d: %s\n  in : %r\n  out: %r" % (seed + number, "; ".join(wrong), html, output))
    print("%d documents from seed %d, %d failed" % (done, seed, failed))
    sys.exit(1 if failed else 0)


main()
