"""The layers of the program, from the bottom up: what `test_architecture` holds it to."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


# Every module stands in one layer; it may import from its own layer and from those below.
LAYERS: tuple[frozenset[str], ...] = tuple(
    words(names)
    for names in (
        # 0: imports nothing of ours but this layer
        """
        digest
        keying
        errors
        languages
        legacy_encoding
        messages
        messages.en
        messages.vi
        progress
        text
        urls
        values
        wardnews
        """,
        # 1: frozen values
        """
        addresses
        article
        config
        history
        manifest
        page
        policy
        problem
        search.segment
        theme
        traces
        views
        """,
        # 2: pure functions
        """
        archive
        bag
        basis
        blocks
        body
        cards
        checks
        codec
        convert
        decode
        draft
        feeds
        fields
        frontmatter
        importers
        importers.article
        importers.claims
        importers.html_gathered
        importers.html_letters
        importers.html_markdown
        importers.html_table
        importers.html_tree
        importers.lists
        importers.page
        importers.portal_html
        importers.portal_text
        importers.runs
        importers.stamp
        inline
        links
        media
        mend
        moves
        parse
        parts
        personal
        places
        pictures
        plan
        plan.articles
        plan.calendar
        plan.lists
        plan.search
        plan.machines
        plan.redirects
        pace
        plan.retrospect
        plan.translations
        preview
        prose
        recover
        redirects
        render
        templating
        compiling
        report
        scaffold
        scalars
        schema
        search
        search.codec
        search.find
        search.index
        search.merging
        search.offline
        search.opensearch
        search.parts
        search.postings
        search.query
        search.shards
        search.terms
        search.vectors
        settings
        structured
        transfer
        validate
        visits
        yamltext
        """,
        # 3: the only modules that touch disk, processes
        """
        bodies
        budget
        cache
        claim
        executors
        imaging
        outcome
        output
        source
        stamps
        stopwatch
        toolchain
        """,
        # 4: the one composition, and its two halves
        """
        build
        glance
        ground
        indexing
        loading
        making
        part
        preparing
        publishing
        reading
        retouch
        turn
        unchanged
        yearbook
        """,
        # 5: the language, the terminal, the clock of a call; what goes on building
        """
        importers.confined
        importers.intake
        importers.word
        importers.word_document
        importers.word_fonts
        importers.word_notes
        importers.word_numbers
        importers.word_package
        importers.word_parts
        importers.worker
        board
        deploying
        exporting
        rebuild
        serve
        clock
        session
        watch
        """,
        # 6: words in, exit code out
        """
        __main__
        cli
        commands
        commands.build_command
        commands.build_result
        commands.check_command
        commands.deploy_command
        commands.export_command
        commands.fix
        commands.import_command
        commands.import_files
        commands.init_command
        commands.links
        commands.new_command
        commands.options
        commands.schema_command
        commands.search_command
        commands.serve_command
        commands.verify_command
        commands.views_command
        commands.yearbook_command
        commands.watching
        wrong_call
        """,
    )
)
