#include "core/interchange/rtf/rtf_reader.h"
#include "core/interchange/encoding/code_page.h"
#include "core/interchange/encoding/symbol_fonts.h"
#include "core/interchange/rtf/rtf_words.h"
#include <utility>

namespace counterpoint::rtf {

namespace {

constexpr std::size_t deepestGroup = 4096;
constexpr qsizetype wordsToName = 48; ///< characters that say where a file is damaged

bool isOn(const Token& token) { return token.number.value_or(1) != 0; }

} // namespace

bool Reader::read()
{
    for (auto token = m_lexer.next(); token.kind != Token::Kind::End; token = m_lexer.next()) {
        step(token);
        if (m_groups.size() > deepestGroup)
            return false;
        if (m_lexer.metStrayBytes())
            note(Damage::StrayBytes);
        if (m_groups.size() > 1 || token.kind != Token::Kind::GroupEnd)
            continue;
        if (m_lexer.isNothingLeft())
            break;
        note(Damage::TextAfterItsEnd);
    }
    flushBytes();
    if (m_groups.size() > 1)
        note(Damage::GroupsLeftOpen);
    return true;
}

void Reader::note(Damage damage)
{
    if (m_damage != Damage::None)
        return;
    flushBytes();
    m_damage = damage;
    m_wordsBeforeDamage = m_lastWords.simplified();
    if (const auto border = m_wordsBeforeDamage.indexOf(u' '); m_lastWords.size() == wordsToName && border >= 0)
        m_wordsBeforeDamage.remove(0, border + 1);
}

QStringList Reader::takeLines()
{
    while (m_groups.size() > 1)
        endGroup();
    close(std::exchange(group().opens, Opens::Nothing));
    return flow().takeLines();
}

void Reader::step(const Token& token)
{
    if (token.kind == Token::Kind::Byte)
        return byte(token.byte);
    flushBytes();
    if (token.kind == Token::Kind::GroupStart || token.kind == Token::Kind::GroupEnd) {
        m_toSkip = 0;
        return token.kind == Token::Kind::GroupStart ? startGroup() : endGroup();
    }
    if (m_toSkip > 0 && token.word != "u") {
        --m_toSkip;
        return;
    }
    if (token.kind == Token::Kind::Symbol)
        return symbol(token.byte);
    word(token);
}

void Reader::startGroup()
{
    auto inner = group();
    inner.opens = Opens::Nothing;
    inner.mayBeIgnored = false;
    // Of \upr's two groups, the second holds the words in Unicode.
    if (group().destination == Destination::Alternative)
        inner.destination = Destination::Skipped;
    m_groups.push_back(inner);
}

void Reader::endGroup()
{
    if (m_groups.size() == 1)
        return;
    close(group().opens);
    const auto tableDepth = group().tableDepth;
    const bool isParagraphs = group().opens == Opens::Nothing && group().destination == Destination::Text;
    m_groups.pop_back();
    // Where a paragraph stands is a property of the paragraph, not of the group that says so.
    if (isParagraphs && group().destination == Destination::Text)
        group().tableDepth = tableDepth;
}

void Reader::open(Opens what)
{
    if (!isShown() || group().opens != Opens::Nothing)
        return;
    if (what == Opens::Note) {
        m_notes << QString();
        m_openNotes.push_back(m_notes.size());
        say(QStringLiteral("[%1]").arg(m_notes.size()));
    }
    group().opens = what;
    group().tableDepth = 0;
    m_flows.emplace_back();
}

void Reader::close(Opens what)
{
    if (what == Opens::Nothing)
        return;
    const auto lines = flow().takeLines();
    m_flows.pop_back();
    if (what == Opens::Box) {
        flow().addBox(lines);
        return;
    }
    m_notes[m_openNotes.back() - 1] = lines.join('\n').trimmed();
    m_openNotes.pop_back();
}

bool Reader::isShown() const
{
    const auto& state = m_groups.back();
    return state.destination == Destination::Text && !state.isHidden && !state.isDeleted;
}

void Reader::say(const QString& text)
{
    const auto& state = group();
    if (state.destination == Destination::HeaderOrFooter)
        m_findings.headersOrFooters = m_findings.headersOrFooters || !text.trimmed().isEmpty();
    if (state.destination == Destination::FontTable && state.font >= 0)
        m_fonts[state.font].name += text;
    if (state.destination != Destination::Text)
        return;
    m_findings.hiddenRuns += state.isHidden && !m_wasHidden ? 1 : 0;
    m_findings.deletions += state.isDeleted && !m_wasDeleted ? 1 : 0;
    m_findings.insertions += state.isInserted && !m_wasInserted ? 1 : 0;
    m_wasHidden = state.isHidden;
    m_wasDeleted = state.isDeleted;
    m_wasInserted = state.isInserted;
    if (!isShown())
        return;
    flow().line += text;
    m_lastWords = (m_lastWords + text).right(wordsToName);
}

void Reader::byte(char byte)
{
    if (m_toSkip > 0)
        --m_toSkip;
    else if (group().destination != Destination::Skipped && byte != '\0')
        m_bytes += byte;
}

const Reader::Font* Reader::presentFont() const
{
    const auto& state = m_groups.back();
    const auto number = state.isAssociated && state.associatedFont >= 0 ? state.associatedFont : state.font;
    const auto found = m_fonts.find(number >= 0 ? number : m_defaultFont);
    return found == m_fonts.end() ? nullptr : &*found;
}

void Reader::flushBytes()
{
    if (m_bytes.isEmpty())
        return;
    const auto bytes = std::exchange(m_bytes, {});
    const auto* font = group().destination == Destination::FontTable ? nullptr : presentFont();
    if (!font || !font->isSymbols)
        return say(fromCodePage(font && font->codePage ? font->codePage : m_codePage, bytes));
    QString text;
    for (const auto code : bytes) {
        auto unicode = symbolToUnicode(QString(font->name).remove(';'), uchar(code));
        m_findings.unknownSymbols += unicode ? 0 : 1;
        unicode = unicode ? unicode : char32_t(QChar::ReplacementCharacter);
        text += QString::fromUcs4(&unicode, 1);
    }
    say(text);
}

void Reader::symbol(char character)
{
    if (character == '*')
        group().mayBeIgnored = true;
    else if (character == '\r' || character == '\n')
        word({Token::Kind::Word, "par", {}, 0});
    else if (const auto code = characterOfSymbol(character))
        say(QChar(code));
}

void Reader::word(const Token& token)
{
    const bool mayBeIgnored = std::exchange(group().mayBeIgnored, false);
    if (destination(token))
        return;
    if (mayBeIgnored) {
        group().destination = Destination::Skipped;
        return;
    }
    if (group().destination == Destination::Skipped)
        return;
    if (!property(token) && !font(token) && !structure(token))
        character(token);
}

bool Reader::destination(const Token& token)
{
    const auto& name = token.word;
    if (group().destination == Destination::Skipped) {
        const bool isUnicodeBranch = name == "ud" && m_groups.size() > 1 && m_groups.end()[-2].destination == Destination::Alternative;
        if (isUnicodeBranch)
            group().destination = Destination::Text;
        return isUnicodeBranch;
    }
    if (name == "fonttbl")
        group().destination = Destination::FontTable;
    else if (name == "upr" && group().destination == Destination::Text)
        group().destination = Destination::Alternative;
    else if (name == "footnote")
        open(Opens::Note);
    else if (name == "shptxt" || name == "dptxbxtext")
        open(Opens::Box);
    else if (isHeaderOrFooter(name))
        group().destination = Destination::HeaderOrFooter;
    else if (isSkippedDestination(name)) {
        m_findings.comments += name == "annotation" ? 1 : 0;
        group().destination = Destination::Skipped;
    } else
        return isTransparentDestination(name);
    return true;
}

bool Reader::property(const Token& token)
{
    auto& state = group();
    const auto& name = token.word;
    if (name == "plain") {
        state.isHidden = state.isDeleted = state.isInserted = state.isAssociated = false;
        state.font = state.associatedFont = -1;
    } else if (name == "v")
        state.isHidden = isOn(token);
    else if (name == "deleted")
        state.isDeleted = isOn(token);
    else if (name == "revised")
        state.isInserted = isOn(token);
    else if (name == "uc")
        state.fallbackLength = std::clamp(token.number.value_or(1), 0, 16);
    else if (name == "pard")
        state.tableDepth = 0;
    else if (name == "intbl")
        state.tableDepth = std::max(state.tableDepth, 1);
    else if (name == "itap")
        state.tableDepth = std::max(token.number.value_or(1), 0);
    else
        return false;
    return true;
}

bool Reader::font(const Token& token)
{
    auto& state = group();
    const auto& name = token.word;
    const auto number = token.number.value_or(0);
    if (name == "f") {
        state.font = number;
        if (state.destination == Destination::FontTable)
            m_fonts[number] = {};
    } else if (name == "af")
        state.associatedFont = number;
    else if (name == "rtlch" || name == "dbch")
        state.isAssociated = true;
    else if (name == "ltrch" || name == "loch" || name == "hich")
        state.isAssociated = false;
    else if (name == "fcharset" && state.destination == Destination::FontTable) {
        m_fonts[state.font].codePage = codePageOfCharset(number);
        m_fonts[state.font].isSymbols = number == 2;
    } else if (name == "cpg" && state.destination == Destination::FontTable)
        m_fonts[state.font].codePage = number;
    else if (name == "ansicpg")
        m_codePage = number;
    else if (name == "mac")
        m_codePage = 10000;
    else if (name == "pc" || name == "pca")
        m_codePage = name == "pc" ? 437 : 850;
    else if (name == "deff")
        m_defaultFont = number;
    else
        return false;
    return true;
}

bool Reader::structure(const Token& token)
{
    const auto& name = token.word;
    if (group().destination != Destination::Text)
        return false;
    const auto depth = group().tableDepth;
    if (name == "par" || name == "sect") {
        // Where the paragraph's own mark was deleted, its text runs on into the next one.
        if (!group().isDeleted)
            flow().endParagraph(depth);
        m_lastWords += u' ';
    } else if (name == "cell")
        flow().endCell(std::max(depth, 1));
    else if (name == "nestcell")
        flow().endCell(std::max(depth, 2));
    else if (name == "row")
        flow().endRow(1);
    else if (name == "nestrow")
        flow().endRow(std::max(depth, 2));
    else
        return false;
    return true;
}

void Reader::character(const Token& token)
{
    if (token.word == "u")
        unicode(token.number.value_or(0));
    else if (const auto code = characterOfWord(token.word))
        say(QChar(code));
}

void Reader::unicode(int number)
{
    m_toSkip = group().fallbackLength;
    const auto code = char32_t(number < 0 ? number + 0x10000 : number);
    if (code == 0 || code > 0x10FFFF)
        return;
    const auto* font = presentFont();
    const bool isPrivate = code >= 0xF000 && code <= 0xF0FF;
    if (!isPrivate || !font)
        return say(code <= 0xFFFF ? QString(QChar(char16_t(code))) : QString::fromUcs4(&code, 1));
    auto known = symbolToUnicode(QString(font->name).remove(';'), code);
    m_findings.unknownSymbols += known ? 0 : 1;
    known = known ? known : char32_t(QChar::ReplacementCharacter);
    say(QString::fromUcs4(&known, 1));
}

} // namespace counterpoint::rtf
