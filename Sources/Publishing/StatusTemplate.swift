extension Templates {
  /// The page of the sources' health. What a template may use is listed in `StatusPage`.
  static let standardStatus = """
    <!doctype html>
    <html lang="{{language}}"{{#direction}} dir="{{direction}}"{{/direction}}>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>{{words.health}}: {{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <header class="top">
    <h1>{{words.health}}</h1>
    <p class="subtitle" dir="auto">{{#river}}<a href="{{river}}">{{title}}</a>{{/river}}{{^river}}{{title}}{{/river}}</p>
    </header>
    <main class="page">
    {{^sources}}
    <p class="empty">{{words.noSources}}</p>
    {{/sources}}
    {{#hasSources}}
    <div class="scroll" tabindex="0" role="region" aria-label="{{words.health}}">
    <table>
    <thead><tr><th scope="col">{{words.source}}</th><th scope="col">{{words.state}}</th><th scope="col">{{words.newest}}</th></tr></thead>
    <tbody>
    {{#sources}}
    <tr>
    <th scope="row"><bdi>{{#home}}<a href="{{home}}">{{name}}</a>{{/home}}{{^home}}{{name}}{{/home}}</bdi>{{#feed}} <a class="feed" href="{{feed}}">{{words.feed}}</a>{{/feed}}</th>
    <td><span class="{{condition}}">{{conditionWord}}</span>{{#since}} {{words.since}} <time datetime="{{since}}" dir="ltr">{{since}}</time>{{/since}}{{#message}}<br><span class="count" dir="auto">{{message}}</span>{{/message}}</td>
    <td>{{#newest}}<time datetime="{{newest}}" dir="ltr">{{newest}}</time>{{/newest}}</td>
    </tr>
    {{/sources}}
    </tbody>
    </table>
    </div>
    {{/hasSources}}
    </main>
    <footer>
    <p>{{words.utc}}</p>
    <p>{{generator}}</p>
    </footer>
    </body>
    </html>

    """
}
