extension Templates {
  /// The river page. What a template may use is listed in `RiverPage`.
  static let standardPage = """
    <!doctype html>
    <html lang="{{language}}"{{#direction}} dir="{{direction}}"{{/direction}}>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="{{generator}}">
    {{#subtitle}}
    <meta name="description" content="{{subtitle}}">
    {{/subtitle}}
    <title>{{title}}</title>
    {{#address}}
    <link rel="canonical" href="{{address}}">
    {{/address}}
    {{#feeds}}
    <link rel="alternate" type="{{type}}" title="{{title}} ({{label}})" href="{{file}}">
    {{/feeds}}
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#river">{{words.skip}}</a>
    <header class="top">
    <h1 dir="auto">{{title}}</h1>
    {{#subtitle}}
    <p class="subtitle" dir="auto">{{subtitle}}</p>
    {{/subtitle}}
    <nav aria-label="{{words.subscribe}}">
    <ul class="feeds">
    {{#feeds}}
    <li><a href="{{file}}" type="{{type}}">{{label}}</a></li>
    {{/feeds}}
    {{#hasSources}}
    <li class="jump"><a href="#sources">{{words.sources}}</a></li>
    {{/hasSources}}
    </ul>
    </nav>
    </header>
    <div class="page">
    <main id="river">
    {{#sources}}
    <span id="s{{number}}"></span>
    {{/sources}}
    <p class="filtered"><a href="#river">{{words.all}}</a></p>
    {{^days}}
    <p class="empty">{{words.empty}}</p>
    {{/days}}
    {{#days}}
    <section class="day" aria-labelledby="d{{date}}">
    <h2 id="d{{date}}"><time datetime="{{date}}">{{label}}</time></h2>
    {{#entries}}
    <article class="entry s{{source.number}}"{{#language}} lang="{{language}}"{{/language}}{{#direction}} dir="{{direction}}"{{/direction}}>
    {{#image}}
    <img src="{{url}}" alt="" width="{{width}}" height="{{height}}" loading="lazy" decoding="async" referrerpolicy="no-referrer">
    {{/image}}
    <div class="text">
    <h3 dir="auto">{{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}</h3>
    <p class="meta"><span dir="auto">{{#source.home}}<a class="site" href="{{source.home}}">{{source.name}}</a>{{/source.home}}{{^source.home}}<span class="site">{{source.name}}</span>{{/source.home}}</span>{{#author}} <span dir="auto">{{author}}</span>{{/author}} <time datetime="{{published}}">{{time}}</time></p>
    {{#summary}}
    <p class="summary" dir="auto">{{summary}}</p>
    {{/summary}}
    {{#hasFiles}}
    <ul class="files">
    {{#files}}
    <li><a href="{{url}}">{{name}}</a>{{#size}} <span>{{size}}</span>{{/size}}</li>
    {{/files}}
    </ul>
    {{/hasFiles}}
    {{#hasAlso}}
    <p class="also"><span lang="{{words.language}}">{{words.also}}</span> {{#also}}<a href="{{url}}" dir="auto">{{name}}</a> {{/also}}</p>
    {{/hasAlso}}
    </div>
    </article>
    {{/entries}}
    </section>
    {{/days}}
    </main>
    {{#hasSources}}
    <nav class="sources" id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">{{words.sources}}</h2>
    <ul>
    <li class="all"><a href="#river">{{words.all}}</a> <span class="count">{{count}}</span></li>
    {{#sources}}
    <li class="l{{number}}"><a href="#s{{number}}" dir="auto">{{name}}</a> <span class="count">{{count}}</span></li>
    {{/sources}}
    </ul>
    </nav>
    {{/hasSources}}
    </div>
    <footer>
    <p>{{words.utc}}{{#status}} <a href="{{status}}">{{words.health}}</a>{{/status}}</p>
    <p>{{generator}}</p>
    </footer>
    </body>
    </html>

    """
}
