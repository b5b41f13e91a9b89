"""The sentences in English, for those who help the editors."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str]] = {
    # The shape of the file
    "no-front-matter": (
        "The article has no front matter yet.",
        "Begin the file with a line ---, write title, date and category, then one more line ---.",
    ),
    "front-matter-not-closed": (
        "The front matter is opened and never closed.",
        "Add a line with nothing but --- just before the text of the article.",
    ),
    "front-matter-too-large": (
        "The front matter is too long.",
        "Keep only the keys there; move the text below the second --- line.",
    ),
    "not-a-mapping": (
        'The front matter is not made of lines like "key: value".',
        "Write one key on each line, for example: title: Hội nghị tổng kết",
    ),
    "too-deep": (
        "Too many brackets stand inside one another here.",
        "Remove the [ or {{ that are too many, or put the whole value in double quotes.",
    ),
    "yaml-feature": (
        "The value begins with &, * or !, which have a meaning of their own and are not accepted.",
        "Put the whole value in double quotes: {quoted}",
    ),
    "bad-yaml": (
        "This line of the front matter cannot be read, or the line just above it.",
        'Write "key: value": the key at the left margin, and a space after the colon.',
    ),
    "duplicate-key": ('The key "{key}" is given twice.', "Keep one {key} line, delete the other."),
    "unclosed-quote": (
        "A quotation mark is opened and never closed.",
        "Write: {quoted}",
    ),
    "tab": (
        "There is a tab where a space must be.",
        "Delete the tab and type spaces in its place.",
    ),
    "unquoted-colon": (
        "The value holds a colon, so it must stand in double quotes.",
        "Write: {quoted}",
    ),
    "special-start": (
        "The value begins with a character that has a meaning of its own.",
        "Write: {quoted}",
    ),
    "text-after-quote": ("Some text follows the closing quotation mark.", "Write: {quoted}"),
    "missing-colon": ('A colon is missing after "{key}".', "Write: {quoted}"),
    "missing-space": ('A space is missing after the colon of "{key}".', "Write: {quoted}"),
    "indented-key": (
        'The line "{key}" does not begin at the left margin.',
        "Delete the spaces at its start, so that it reads: {quoted}",
    ),
    "unclosed-bracket": (
        "A bracket is opened at the start of the value and never closed.",
        "Write: {quoted}",
    ),
    "text-after-bracket": ("Some text follows the closing bracket.", "Write: {quoted}"),
    "bad-escape": (
        "A backslash between double quotes has a meaning of its own.",
        "Use single quotes: {quoted}",
    ),
    "legacy-encoding": (
        "The file is in the old encoding {encoding}, not in Unicode (UTF-8).",
        "Convert the text from {encoding} to Unicode with UniKey (Ctrl+Shift+F6), then save it as UTF-8.",
    ),
    "not-utf8": (
        "The file is not saved as Unicode text (UTF-8).",
        "In Notepad choose Save as, and UTF-8 under Encoding.",
    ),
    "control-character": (
        "There is a hidden character here that nobody can see ({character}).",
        "Delete the whole word at this place and type it again.",
    ),
    # The fields
    "unknown-key": (
        'There is no key named "{key}".',
        "Delete this line, or use one of these keys: {keys}.",
    ),
    "misspelt-key": (
        'There is no key named "{key}".',
        'Did you mean "{nearest}"? Change the key at the start of the line to {nearest}.',
    ),
    "missing-title": ("The article has no title yet.", "Add a line, for example: title: {example}"),
    "missing-date": ("The article has no date yet.", "Add a line, for example: date: {example}"),
    "missing-category": (
        "The article has no category yet.",
        "Add a line, for example: category: {example}",
    ),
    "missing-key": ('The key "{key}" is missing.', "Add a line, for example: {key}: {example}"),
    "not-a-text": (
        '"{key}" must be text on one line, not a list.',
        "Write it on one line, for example: {key}: {example}",
    ),
    "not-a-list": ('"{key}" must be a list.', "Write, for example: {key}: {example}"),
    "not-an-item": (
        'Each item of "{key}" must be made of these keys: {keys}.',
        "Write, for example: {example}",
    ),
    "bad-date": (
        'The date "{value}" cannot be read.',
        "Write the day before the month, for example: {key}: {example}",
    ),
    "no-such-day": (
        'There is no day "{value}" in the calendar.',
        "Correct the day or the month, for example: {key}: {example}",
    ),
    "no-such-time": (
        'There is no such time of day as in "{value}".',
        "Write a time from 00:00 to 23:59, for example: {key}: {example}",
    ),
    "year-out-of-range": (
        'The year in "{value}" is not between 1945 and 2100.',
        "Correct the year, for example: {key}: {example}",
    ),
    "bad-views": (
        'The number of views "{value}" cannot be read.',
        "Write only a number, for example: views: {example}",
    ),
    "negative-views": (
        'The number of views "{value}" is below 0.',
        "Remove the minus sign, for example: views: {example}",
    ),
    "absurd-views": (
        'The number of views "{value}" is too large to be true.',
        "Look at the number again, for example: views: {example}",
    ),
    "bad-number": (
        '"{value}" is not a whole number.',
        "Write only a number, for example: {key}: {example}",
    ),
    "bad-flag": ('"{value}" is neither true nor false.', "Write {key}: true or {key}: false."),
    "bad-slug": (
        '"{value}" cannot be used in an address.',
        "Use only a-z, digits and hyphens, for example: {key}: {example}",
    ),
    "unknown-language": (
        'There is no language "{value}".',
        "Write one of these codes: {known}. For example: {key}: {example}",
    ),
    "bad-url": (
        '"{value}" is not the address of a web page.',
        "Write it in full, with https://, for example: {key}: {example}",
    ),
    "page-for-site": (
        '"{value}" is the address of a page, not of the whole site.',
        "Write only the folder in which that page lies: {site}",
    ),
    "bad-alias": (
        '"{value}" cannot be used as an old address.',
        "Write only the path after the domain, for example: tin-cu/90-nam.html",
    ),
    "bad-portal-address": (
        "“{value}” is not the address of an article on the old portal.",
        "Copy the whole address from the browser, e.g. {key}: {example}",
    ),
    "unknown-status": ('There is no status "{value}".', "Use one of these: {known}."),
    "unknown-category": (
        'There is no category "{value}".',
        'Did you mean "{nearest}"? These categories exist: {known}.',
    ),
    "expires-before-date": (
        "The article expires before or at its own date.",
        "Correct expires or date.",
    ),
    "future-date": (
        "The date {value} is still to come.",
        "Look at the date again; to let the article appear later, add a publish line.",
    ),
    # The settings of the site
    "bad-time-zone": ('There is no time zone "{value}".', "Write: time_zone: {example}"),
    "bad-page-size": (
        "A page cannot hold {value} articles: the number must be from 5 to 100.",
        "Write, for example: page_size: {example}",
    ),
    "duplicate-category": (
        'The category "{name}" has the same name or address as the category "{other}".',
        "Change the name or the slug of one of them.",
    ),
    # The body and its files
    "empty-body": (
        "The article has no text yet.",
        "Write a sentence or more below the second ---; if it is unfinished, add status: draft.",
    ),
    "too-large": (
        "The article is {size} long, more than the {limit} that one may have.",
        "Divide it, or attach the long part as a document.",
    ),
    "too-complex": (
        "The article nests so many special marks that it cannot be converted in time.",
        "Remove long runs of marks such as [ * _ ` > from its text.",
    ),
    "cut-by-comment": (
        'The part "{lost}" would be lost: a # after a space begins a comment.',
        'Put the whole value in double quotes: {key}: "{whole}"',
    ),
    "missing-file": (
        'The file "{file}" was not found.',
        "Copy it beside the article, or correct its name. The nearest file name: {nearest}.",
    ),
    "article-as-file": (
        '"{file}" is an article, not a picture or a document.',
        "Name a picture or a document; to lead to an article, put a link into the body.",
    ),
    "wrong-case": (
        'The name "{file}" differs from the real file in capital and small letters.',
        "Write it exactly like the file: {nearest}",
    ),
    "outside-file": (
        '"{file}" lies outside the content folder, so it is not published.',
        "Copy the file beside the article and write only its name.",
    ),
    "active-file": (
        "“{file}” is of a kind that a reader’s computer would run, so it is not published.",
        "Publish it as a PDF or a picture.",
    ),
    "hidden-link": (
        'The link "{file}" leads to an article that is not public: a draft, or not due yet.',
        "Publish that article first; until then the words stay, but lead nowhere.",
    ),
    "lost-link": (
        'The address "{value}" is not one that a link may have: readers see words that lead nowhere.',
        "Copy the address from the browser, without spaces, like https://hanoi.gov.vn; or drop the link.",
    ),
    "broken-link": (
        'The link "{file}" leads to an article that does not exist.',
        "Correct the file name that it leads to. The nearest file name: {nearest}.",
    ),
    "external-picture": (
        'The picture "{file}" is on another site, so readers may not be able to see it.',
        "Download it, put it beside the article, and write only the name of the file.",
    ),
    "broken-picture": (
        'The picture "{file}" cannot be opened: it is damaged, or of a kind that no browser shows.',
        "Open it, save it as a JPG, and use the new file.",
    ),
    "picture-too-large": (
        'The picture "{file}" is too large (more than 60 million pixels).',
        "Make it some 4,000 pixels wide with Paint, and save it again.",
    ),
    "missing-alt": (
        'The picture "{file}" has no words yet for those who cannot see it.',
        "Describe it in square brackets: ![words]({file}); for the main picture add image_alt.",
    ),
    "legacy-d": (
        "The letter Ð here is another character that only looks like Đ, and searches miss it.",
        "Delete the letter and type it again with a Vietnamese keyboard.",
    ),
    "legacy-text": (
        "This line seems to be typed in the old encoding {encoding}, so nobody can read it.",
        "Convert it from {encoding} to Unicode with UniKey (Ctrl+Shift+F6), then paste it again.",
    ),
    "personal-data": (
        'This may be personal data: "{value}".',
        "Delete it; if it may be published, add a line allow: [personal-data].",
    ),
    # Addresses
    "dead-link": (
        'A link leads to "{target}", which the site does not have.',
        "Correct the link in the article of this page, or in the template.",
    ),
    "dead-anchor": (
        'A link leads to "{target}", and that page has no such place.',
        "Correct what follows the #, so that it names a heading of that page, or leave it out.",
    ),
    "link-case": (
        'The link "{target}" differs from the real file in capital and small letters.',
        "Write it exactly: {nearest}",
    ),
    "dead-external-link": (
        'The page "{target}" cannot be opened: {reason}.',
        "Try it in a browser; if it is gone, correct the link or remove it.",
    ),
    "no-slug": (
        "The name of the file has no letter or digit to make an address from.",
        "Rename the file, for example: 2020-10-16-gap-mat.md",
    ),
    "reserved-slug": (
        "“{value}” is a name that the site or Windows keeps for itself; it can be no address.",
        "Add a line with another one, such as {key}: {example}",
    ),
    "long-slug": (
        "The address has more than {limit} letters.",
        "Give the file a shorter name, or add a line such as {key}: {example}",
    ),
    "duplicate-address": (
        "The address {address} is the address of {other} as well.",
        "Rename the file, or add a slug line with another value.",
    ),
    "address-moved": (
        "The address of a published article changes from {old} to {new}; saved links would break.",
        "Add the line aliases: [{old}], or run: wardnews build --accept-moves",
    ),
    "same-title-and-date": (
        "The article has the same title and day as {other}.",
        "If both are the same article, delete one of the two files.",
    ),
    # The work itself
    "no-site": (
        "The folder {path} has no file {file}.",
        "Open the folder of the site, or make a new site with: wardnews init FOLDER",
    ),
    "cannot-read": (
        "{path} cannot be read: {reason}.",
        "Close the file in Word or any other program, then run the command again.",
    ),
    "changed-meanwhile": (
        "The file {path} was written again while the site was being built.",
        "Wait until the other program has saved it, then run the command again.",
    ),
    "cannot-write": (
        "{path} cannot be written: {reason}.",
        "See that the disk has room and that the folder is not locked, then run it again.",
    ),
    "foreign-output": (
        "The folder {path} holds files that wardnews did not make.",
        "Choose an empty folder, so that none of your files is lost.",
    ),
    "output-in-sources": (
        "Nothing can be written to {path}: that place is part of the site's sources.",
        "Choose a place outside the folders content, templates and static.",
    ),
    "output-in-output": (
        "Nothing can be written to {path}: that place is for the built site alone.",
        "Choose a place outside that folder.",
    ),
    "in-the-way": (
        "{path} cannot be written: a link, or a file that wardnews did not make, stands there.",
        "Move it away, then run the command again.",
    ),
    "no-access": (
        "The system refuses {path}: {reason}.",
        "Look at the name and the permissions of that place, then run again.",
    ),
    "bad-letters": (
        '"{value}" has letters that cannot be read (where there is a ?).',
        "Type these letters again.",
    ),
    "bad-file-name": (
        "The name of {path} holds letters that cannot be read (where a ? stands).",
        "Rename it with letters and digits alone, then run the command again.",
    ),
    "twin-names": (
        "There are two files {path}: the same to the eye, but one is decomposed, as on old Macs.",
        "See which one is right, delete or rename the other, then run the command again.",
    ),
    "output-busy": (
        "Another command is writing into the folder {path}.",
        "Wait until it has ended, or close its window, and run this one again.",
    ),
    "bad-manifest": (
        "The folder {path} has no record {file} that can be read.",
        "Build the site again with: wardnews build",
    ),
    "bad-visits": (
        "The file {path} of counted visits is damaged.",
        "Restore it from an earlier copy; without one delete it, and visits are counted anew.",
    ),
    "preview-output": (
        "The folder {path} is a preview, with drafts or articles to come: it is not for others.",
        "Build again, without --drafts: wardnews build",
    ),
    "altered-output": (
        "The file {file} in {path} is not as it was built.",
        "Build the site again with: wardnews build",
    ),
    "not-zip": (
        "{path} is neither the name of a ZIP file nor a folder that is there.",
        "Write a name that ends in .zip, for example: wardnews export zip trang-tin.zip",
    ),
    "not-html": (
        "A yearbook is an HTML file and cannot be written to {path}.",
        "Write --output ky-yeu-{year}.html; for a PDF, open that file in a browser and print it.",
    ),
    "no-rsync": (
        "There is no rsync on this machine.",
        "Install rsync, or deploy into a folder: wardnews deploy DIR",
    ),
    "rsync-failed": (
        "Could not copy to {target}: rsync ended with error {number}, for the reason given above.",
        "Check the host and its access, then run again; that does no harm.",
    ),
    "bad-target": (
        "“{value}” is no place for a site.",
        "Write a place outside of build: a folder, a .zip file, or HOST:FOLDER.",
    ),
    "bad-template": (
        "The template {file} has a mistake: {reason}.",
        "Correct it in the templates folder, or delete it there to use the built-in one.",
    ),
    "no-index": (
        "The site in {path} has no search.",
        "Run wardnews build first; site.yml must not say search: false.",
    ),
    "no-such-category": (
        "There is no category “{value}”.",
        "Type the name of a category: {known}.",
    ),
    "site-exists": (
        "The folder {path} has files in it already.",
        "Choose a folder that does not exist yet or is empty.",
    ),
    "article-exists": (
        "The article {path} exists already and was not overwritten.",
        "Choose another title, or open that file and edit it.",
    ),
    "no-title": (
        'The title "{value}" has no letter and no digit.',
        'Put the title in double quotes, for example: wardnews new "Hội nghị tổng kết"',
    ),
    "year-without-news": (
        "There is no published news in {year}.",
        "Give a year that has some: wardnews yearbook 2020 --output yearbook-2020.html",
    ),
    "no-such-command": (
        'There is no command named "{name}".',
        "Did you mean: wardnews {nearest}? The commands are: {known}.",
    ),
    "bad-moment": (
        'The date "{value}" cannot be read.',
        "Write the day before the month, for example 16/10/2020, or 2020-10-16.",
    ),
    "bad-base-url": (
        "“{value}” is not the address of a web site.",
        "Write it in full, with https://, such as --base-url https://ducgiang.example",
    ),
    "bad-epoch": (
        'The variable SOURCE_DATE_EPOCH holds "{value}", which is not a number of seconds.',
        "Set it to a whole number, or remove it.",
    ),
    "not-a-portal-page": (
        "The file {path} does not look like a page of the old portal.",
        "It must have the category, the title, then “Ngày đăng … | … | Lượt xem: …”.",
    ),
    "edited-article": (
        "The article {path} exists and differs from the imported one, so it was kept as it is.",
        "To import it again, rename or delete that file first.",
    ),
    "old-word": (
        "{path} is an old Word file (.doc).",
        "Open it in Word, choose File → Save As → Word Document (*.docx), and import that.",
    ),
    "word-password": (
        "{path} is locked with a password.",
        "Open it in Word, choose File → Info → Protect Document → Encrypt with Password, clear it and save.",
    ),
    "not-word": (
        "{path} is not a whole Word file (.docx).",
        "Open it in Word, choose File → Save As → Word Document (*.docx), and import that.",
    ),
    "unsafe-word": (
        "{path} is built in a way that could harm the computer, so it was not opened.",
        "Import only files of people you know; open it in Word and save it as a new .docx.",
    ),
    "file-empty": ("{path} is an empty file.", "Copy it again from where it came, then import it."),
    "file-too-large": (
        "{path} is larger than 64 MB.",
        "In Word choose a picture → Compress Pictures, save, and import it.",
    ),
    "no-text": (
        "{path} has no text to make an article of.",
        "If it is a picture of a document, type the text.",
    ),
    "unknown-kind": (
        "Files like {path} cannot be imported.",
        "Import .docx, .html, .htm or .txt files.",
    ),
    "import-too-heavy": (
        "{path} took too long and was stopped.",
        "Divide it into smaller articles and import them one by one.",
    ),
    "import-failed": (
        "{path} could not be read.",
        "Open it in Word, save it as a new .docx and import that; else send it to whoever looks after the program.",
    ),
    "import-duplicate": (
        "{path} has the title and the day of an article that exists: {other}.",
        "If they are two articles, change the title in the file and import it again.",
    ),
    "import-address": (
        "{path} would have the address of an article that exists: {other}.",
        "Change the title in the file and import it again.",
    ),
    "nothing-to-import": (
        "There is nothing to import in: {path}.",
        "Name a file, a folder, or *.docx.",
    ),
    "no-import-extra": (
        "The part that imports Word files and web pages is not installed.",
        'Install it with: python -m pip install "wardnews[import]"',
    ),
    "port-busy": (
        "Port {port} is in use by another program.",
        "Choose another one, for example: wardnews serve --port {other}",
    ),
    "unexpected": (
        "The program met an error that it did not expect: {reason}.",
        "Your content is unharmed. Please send this sentence to whoever looks after the program.",
    ),
}

REASONS: dict[str, str] = {
    # Files
    "EACCES": "permission is denied",
    "EPERM": "that is not permitted",
    "ENOENT": "there is no such file or folder",
    "EEXIST": "a file is there already",
    "EISDIR": "it is a folder, not a file",
    "ENOTDIR": "a file stands where a folder should be",
    "ENOTEMPTY": "the folder is not empty",
    "ENAMETOOLONG": "the name is too long",
    "EINVAL": "the name holds what this system does not take",
    "ELOOP": "the links lead in a circle",
    "EBUSY": "another program is using it",
    "ETXTBSY": "another program is using it",
    "ENOSPC": "the disk is full",
    "EDQUOT": "the share of the disk is used up",
    "EFBIG": "the file is too large for this disk",
    "EROFS": "the disk can only be read",
    "EIO": "the disk has failed or was taken out",
    "EMFILE": "too many files are open at once",
    "ENFILE": "too many files are open at once",
    "ENOMEM": "there is not enough memory",
    "BadGzipFile": "the compressed file is damaged or cut off",
    # The net
    "gaierror": "the server is not found, or there is no network",
    "ENETUNREACH": "there is no network",
    "EHOSTUNREACH": "the server cannot be reached",
    "ECONNREFUSED": "the server takes no connection",
    "ECONNRESET": "the server has cut the connection",
    "RemoteDisconnected": "the server has cut the connection",
    "ETIMEDOUT": "there was no answer in time",
    "TimeoutError": "there was no answer in time",
    "SSLCertVerificationError": "the certificate is not valid",
}
"""The reasons of the system, by the names that `errors.reason_of` gives them."""


SENTENCES: dict[str, str] = {
    "error": "error",
    "warning": "warning",
    "counts": "Errors: {errors}. Warnings: {warnings}.",
    "found": "Articles found: {count}.",
    "found-nearly": "Articles found with other marks than typed: {count}.",
    "nothing-found": "Nothing found. Try fewer words, or no marks.",
    "empty-category": "The category “{name}” has no articles yet.",
    "no-problem": "No problems. Articles read: {articles}.",
    "nothing-published": "Nothing was published: please mend the errors above and run it again.",
    "built": "Articles read: {articles}, published: {shown}.",
    "hidden": "Articles not shown: {count} (drafts, not due yet, withdrawn or expired).",
    "written": "Files new: {new}, changed: {changed}, unchanged: {unchanged}, removed: {removed}.",
    "took": "Seconds: {stages}.",
    "stage-reading": "reading",
    "stage-checking": "checking",
    "stage-planning": "planning",
    "stage-comparing": "comparing",
    "stage-writing": "writing",
    "stage-removing": "removing",
    "explained": "{path}: {why}; {effect}.",
    "why-new": "a new page",
    "why-unknown": "the last build left no record of this file",
    "why-content": "what the page shows has changed",
    "why-theme": "the theme or what all pages share has changed",
    "why-missing": "the file was gone from the output folder",
    "why-altered": "the file in the output folder was changed by somebody else",
    "why-removed": "no article and no list needs this file any more",
    "effect-new": "written",
    "effect-changed": "written again",
    "effect-unchanged": "the result was the same and was left alone",
    "effect-removed": "removed",
    "nothing-made": "No page had to be made again.",
    "open": "Open the site at: {file}",
    "alias-written": "Wrote the old address {alias} into {path}.",
    "verified": "As recorded: {count} files, none missing, altered or foreign.",
    "not-verified": "Not as recorded: {missing} missing, {altered} altered, {foreign} foreign.",
    "missing": "missing",
    "altered": "altered",
    "foreign": "foreign",
    "visits-added": "Read {lines} log lines, added {counted} visits.",
    "visits-too-old": "Passed over {count} lines of {day} and before: those days are closed.",
    "visits-no-log": (
        "{path}: no line has the form of Apache's or nginx's log (common, combined), so nothing "
        "could be counted. Of compressed files only .gz can be read."
    ),
    "visits-to-come": "Passed over {count} lines of days to come: the server's clock was wrong for a while. "
    "Have it set right.",
    "yearbook": "Wrote the yearbook of {year}, {count} articles, to {path}.",
    "exported": "Exported {count} files to {path}.",
    "deployed": "Deployed to {target}: {new} new, {changed} changed, {removed} removed.",
    "would-deploy": "Would deploy to {target}: {new} new, {changed} changed, {removed} removed. Nothing was done.",
    "deployed-by-rsync": "Copied to {target}.",
    "would-deploy-by-rsync": "Only tried: nothing was copied to {target}.",
    "step-new": "add",
    "step-changed": "change",
    "step-removed": "remove",
    "reading": "Reading articles",
    "writing": "Writing pages",
    "imported": "imported",
    "unchanged": "unchanged",
    "kept": "existing article kept",
    "refused": "not imported",
    "import-summary": "Articles imported: {imported}, unchanged: {unchanged}, kept: {kept}; "
    "files not imported: {refused}.",
    "site-made": "A new site was made in {path}.",
    "site-next": "Next: open that folder, edit content/site.yml, then run: wardnews build",
    "article-made": "A new article was made: {path}",
    "article-next": "It is a draft: when it is finished, delete the line status: draft.",
    "mended": "Files mended: {count}.",
    "nothing-to-mend": "Nothing to mend.",
    "mended-bom": "Removed the byte order mark.",
    "mended-utf16": "Saved as UTF-8.",
    "mended-line-ends": "Changed the line ends to LF.",
    "mended-nfc": "Composed letters and marks (NFC).",
    "importing": "Importing",
    "look": "imported, needs a look",
    "column-result": "Result",
    "column-count": "Files",
    "note-place": " (near “{words}”)",
    "note-encoding": "The text was in {what} and is now Unicode; if it is wrong, import again with --encoding.",
    "note-picture": "The picture {what} could not be had.",
    "note-address": "The old address was left out, as another article or page has it: {what}; if it is this article's, move the line legacy_url here.",
    "note-alt": "Picture {what} has no words yet: write them in the square brackets.",
    "note-link": "Left out a link that cannot be used: {what}",
    "note-element": "Left out what cannot be imported: {what}",
    "note-document": "The document {what} is not beside the page.",
    "note-picture-kind": "Left out a picture of the kind {what}, which no page shows: save it as PNG or JPEG and insert it.",
    "note-drawing": "Left out a drawing or a chart of Word: insert a picture of it.",
    "note-formula": "Only the signs of a formula were kept; please look at it: {what}",
    "note-sign": "Left out a sign of the font {what}; please type it.",
    "note-joined": "The joined cells of a table were not understood; compare it with the original.",
    "note-words": "These words of the Word file could not be had; type them into the article: {what}",
    "note-hidden": "Left out hidden words of the Word file; to publish them, clear Hidden in Word and import it again: {what}",
    "note-word": "A part of the Word file could not be imported; compare it with the original.",
    "note-title": "The first line is too long for a title; please correct the title line.",
    "note-category": "The file tells no category, for now “{what}”; it is a draft until status is deleted.",
    "note-unknown-category": "The site has no category that the file names: {what}; it is a draft until status is deleted.",
    "note-other-category": "The site has no category that the file names: {what}. The article is in that of --category; change its line category for another.",
    "note-date": "The file tells no date, for now {what}; it is a draft until status is deleted.",
    "note-date-words": "The day {what} was taken from the text; see whether it is the right one.",
    "note-letters": "Some letters could not be read; compare it with the original.",
    "links-followed": "Links followed in the built pages: {links}.",
    "external-link": "other site: {url} (from {path})",
    "ask-title": "Title",
    "ask-category": "Number of the category (1–{last})",
    "ask-date": "Date and time, for example 16/10/2020 15:34 (Enter: now)",
    "preview-problems": "Something in the site needs mending",
    "preview-line": "line {line}",
    "preview-no-page": "There is no such page yet",
    "preview-no-page-hint": "The article is not written yet, has another address, or is broken. The "
    "page appears here by itself once it is there.",
    "preview-home": "To the home page",
    "preview-refused": "This request is refused.",
    "serving": "Preview at: {url} (from this machine only; Ctrl+C ends it)",
    "watching": "Waiting for changes (Ctrl+C ends it).",
    "rebuilt": "{time} Built again: {changed} files new or changed, {removed} removed.",
    "all-mended": "{time} Every mistake is mended.",
    "polling-full": "The system has no more watches to give; looking every few seconds instead.",
    "polling-silent": "This disk does not report changes; looking every few seconds instead.",
    "stopped": "Stopped, as you asked.",
    "no-such-option": "The command has no option {name}.",
    "bad-option": "The option {name} is misused: its value is missing, or it takes none.",
    "extra-argument": "The command has too many words: {typed}. Put a title or name with spaces "
    "into quotes.",
    "not-a-choice": "The value of {name} must be one of: {known}.",
    "not-a-folder": "The value of {name} must be a folder, not a file.",
    "not-a-file": "The value of {name} must be a file, not a folder.",
    "too-small": "The value of {name} must be a whole number of {least} or more.",
    "not-in-range": "The value of {name} must be a whole number from {least} to {most}.",
    "missing-argument": "The command still needs {name}.",
    "bad-argument": "The value of {name} cannot be used: {reason}",
    "wrong-call": "The command is not typed correctly: {reason}",
    "see-help": "To see how it is used, run: {command}",
}
