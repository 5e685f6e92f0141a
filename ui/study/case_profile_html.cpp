#include "ui/study/case_profile_html.h"
#include "core/analysis/format.h"
#include "ui/study/case_profile_page.h"
#include "ui/support/palette.h"
#include <optional>
#include <vector>

namespace counterpoint::ui {

namespace {

QString tr(const char* text, int n = -1) { return CaseProfilePage::tr(text, nullptr, n); }

class Writer {
public:
    Writer(const CaseProfile& profile, const QPalette& palette, bool isWritable, LinkedPlaces& places)
        : m_profile(profile)
        , m_quiet(quietText(palette).name())
        , m_shade(palette.color(QPalette::AlternateBase).name())
        , m_isWritable(isWritable)
        , m_places(places)
    {
    }

    QString page()
    {
        addAttributes();
        addTimeline();
        addTalks();
        for (const auto& response : m_profile.responses)
            addResponse(response);
        addStates();
        addMemos();
        return m_html;
    }

private:
    QString quiet(const QString& html) const { return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(m_quiet, html); }
    void heading(const QString& text) { m_html += QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped()); }

    /// `widths` in percent, by column.
    void beginTable(const QStringList& headers, const std::vector<int>& widths)
    {
        m_html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\" width=\"98%\"><tr bgcolor=\"%1\">").arg(m_shade);
        for (qsizetype i = 0; i < headers.size(); ++i)
            m_html += QStringLiteral("<th align=\"left\" width=\"%1%\">%2</th>")
                          .arg(std::size_t(i) < widths.size() ? widths[std::size_t(i)] : (100 - widths.front()) / int(headers.size() - 1))
                          .arg(headers[i].toHtmlEscaped());
        m_html += QStringLiteral("</tr>");
    }
    void row(const QStringList& cells) // HTML
    {
        m_html += QStringLiteral("<tr><td>%1</td></tr>").arg(cells.join(QStringLiteral("</td><td>")));
    }
    void endTable() { m_html += QStringLiteral("</table>"); }

    void addAttributes()
    {
        QStringList parts;
        for (const auto& [name, value] : m_profile.attributes)
            if (!value.isEmpty())
                parts << quiet(name.toHtmlEscaped() + u':') + u' ' + value.toHtmlEscaped();
        m_html +=
            QStringLiteral("<p>%1</p>").arg(parts.isEmpty() ? quiet(tr("No attributes yet.")) : parts.join(QStringLiteral(" &nbsp; ")));
        if (m_profile.talks.empty() && m_profile.responses.empty())
            m_html += QStringLiteral("<p>%1</p>")
                          .arg(quiet(tr("The study holds nothing of this case yet. Link a speaker to it in the Code "
                                        "workspace, or a response to it in the Data workspace.")));
    }

    Place placeOf(const CaseProfile::Event& event) const
    {
        using enum CaseProfile::Event::Kind;
        switch (event.kind) {
        case Talk:
            return {Place::Workspace::Code, Entity::Source, event.id, {}};
        case Response:
            return {Place::Workspace::Data, Entity::Dataset, event.id, {}};
        case Memo:
            return {Place::Workspace::Code, Entity::Memo, event.id, {}};
        case Log:
            break;
        }
        return {Place::Workspace::Study, Entity::LogEntry, event.id, {}};
    }

    void addTimeline()
    {
        if (m_profile.timeline.empty())
            return;
        heading(tr("Timeline"));
        if (m_profile.timeline.size() > 1)
            m_html += QStringLiteral("<p><img src=\"%1\"/></p>").arg(QLatin1String(timelineName));
        QStringList lines;
        for (const auto& event : m_profile.timeline)
            lines << QStringLiteral("%1 &nbsp; %2 %3")
                         .arg(event.day.toHtmlEscaped(), m_places.link(placeOf(event), event.title.simplified()),
                              quiet(titleOf(event.kind)));
        m_html += QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br/>")));
    }

    QString counts(const std::map<InteractionKind, int>& counted) const
    {
        QStringList parts;
        for (const auto& [kind, count] : counted)
            parts << QStringLiteral("%1 %2").arg(nameOf(kind).toHtmlEscaped()).arg(count);
        return parts.join(QStringLiteral(", "));
    }

    QString aboutOf(const CaseProfile::Talk& talk) const
    {
        QStringList parts;
        if (talk.source.kind != SourceKind::Answers && m_isWritable)
            parts << QStringLiteral("<a href=\"%1:%2\">%3</a>")
                         .arg(QLatin1String(dayScheme))
                         .arg(talk.source.id.value())
                         .arg(talk.day.isEmpty() ? tr("Set the day…") : talk.day.toHtmlEscaped());
        else if (!talk.day.isEmpty())
            parts << talk.day.toHtmlEscaped();
        parts << tr("%n word(s)", int(talk.words));
        if (talk.source.kind != SourceKind::Answers)
            parts << tr("%n turn(s)", talk.turns);
        if (talk.source.strand == Strand::FocusGroups && talk.wordsOfAll > 0)
            parts << tr("%1 % of what is said by those who take part")
                         .arg(format::percent(100.0 * double(talk.words) / double(talk.wordsOfAll)));
        if (!talk.given.empty())
            parts << tr("answers others: %1").arg(counts(talk.given));
        if (!talk.met.empty())
            parts << tr("is answered: %1").arg(counts(talk.met));
        return parts.join(QStringLiteral(" · "));
    }

    void addTalk(const CaseProfile::Talk& talk)
    {
        const Place source{Place::Workspace::Code, Entity::Source, talk.source.id.value(), {}};
        m_html += QStringLiteral("<p><b>%1</b><br/>%2</p>").arg(m_places.link(source, talk.source.name), aboutOf(talk));
        if (talk.codes.empty()) {
            m_html += QStringLiteral("<p>%1</p>").arg(quiet(tr("Nothing of it is coded.")));
            return;
        }
        beginTable({tr("Code"), tr("Codings"), tr("First passage")}, {27, 15, 58});
        for (const auto& use : talk.codes) {
            const Place passage{Place::Workspace::Code, Entity::Source, talk.source.id.value(), use.span};
            const auto quote = use.quote.size() > 240 ? use.quote.left(239) + u'…' : use.quote;
            row({m_places.link({Place::Workspace::Code, Entity::Code, use.code.value(), {}}, use.path), QString::number(use.codings),
                 m_places.link(passage, QStringLiteral("“%1”").arg(quote))});
        }
        endTable();
    }

    void addTalks()
    {
        std::optional<Strand> strand;
        for (const auto& talk : m_profile.talks) {
            if (strand != talk.source.strand)
                heading(talk.source.strand == Strand::Survey ? tr("Survey: open answers") : titleOf(talk.source.strand));
            strand = talk.source.strand;
            addTalk(talk);
        }
    }

    void addResponse(const CaseProfile::Response& response)
    {
        heading(tr("Survey: answers"));
        const Place dataset{Place::Workspace::Data, Entity::Dataset, response.dataset.value(), {}};
        m_html += QStringLiteral("<p><b>%1</b>%2</p>")
                      .arg(m_places.link(dataset, tr("%1, response %2").arg(response.name).arg(response.row + 1)),
                           response.day.isEmpty() ? QString() : u' ' + quiet(response.day));
        if (!response.scores.empty()) {
            beginTable({tr("Scale"), tr("Score"), tr("Items answered")}, {50, 20, 30});
            for (const auto& score : response.scores)
                row({score.name.toHtmlEscaped(), format::fixed(score.value, 2),
                     score.items > 0 ? tr("%1 of %2").arg(score.answered).arg(score.items) : QString()});
            endTable();
            m_html += QStringLiteral("<p></p>");
        }
        beginTable({tr("Question"), tr("Answer")}, {60, 40});
        for (const auto& answer : response.answers) {
            const Place variable{Place::Workspace::Data, Entity::Variable, answer.variable.value(), {}};
            row({m_places.link(variable, answer.question),
                 answer.answer.isEmpty() ? quiet(tr("no answer"))
                     : answer.isMissing  ? quiet(answer.answer.toHtmlEscaped())
                                         : answer.answer.toHtmlEscaped()});
        }
        endTable();
    }

    void addStates()
    {
        if (m_profile.strands.empty() || m_profile.codes.empty())
            return;
        heading(tr("Codes by strand"));
        QStringList headers{tr("Code")};
        for (const auto strand : m_profile.strands)
            headers << titleOf(strand);
        beginTable(headers, {40});
        for (const auto& code : m_profile.codes) {
            QStringList cells{m_places.link({Place::Workspace::Code, Entity::Code, code.code.value(), {}}, code.path)};
            for (std::size_t i = 0; i < code.states.size(); ++i) {
                const auto words = inWords(code.states[i]);
                const auto& passages = code.passages[qsizetype(i)];
                cells << (passages.isEmpty() ? quiet(words.toHtmlEscaped()) : m_places.toPassages(passages, words));
            }
            row(cells);
        }
        endTable();
        m_html +=
            QStringLiteral("<p>%1</p>")
                .arg(quiet(tr("A code counts with those below it. Not asked: its question was not put to this case. Not yet coded: nobody "
                              "has coded a source of this case. No material: nothing of the case is in the strand.")));
    }

    void addMemos()
    {
        if (m_profile.memos.empty())
            return;
        heading(tr("Memos"));
        for (const auto& memo : m_profile.memos) {
            const Place place{Place::Workspace::Code, Entity::Memo, memo.id.value(), {}};
            m_html += QStringLiteral("<p><b>%1</b> %2<br/>%3</p>")
                          .arg(m_places.link(place, memos::heading(memo)), quiet(memo.coderName.toHtmlEscaped()),
                               memo.body.toHtmlEscaped().replace(u'\n', QStringLiteral("<br/>")));
        }
    }

    const CaseProfile& m_profile;
    QString m_quiet;
    QString m_shade;
    bool m_isWritable;
    LinkedPlaces& m_places;
    QString m_html;
};

} // namespace

QString profileHtml(const CaseProfile& profile, const QPalette& palette, bool isWritable, LinkedPlaces& places)
{
    return Writer(profile, palette, isWritable, places).page();
}

} // namespace counterpoint::ui
