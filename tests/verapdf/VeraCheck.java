import java.io.File;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * VeraCheck PROFILE,PROFILE FILE...: one line per file and profile, with tabs between its parts:
 * the path, the profile, and each rule that failed. A file that cannot be read is such a failure.
 */
public class VeraCheck {
  public static void main(String[] args) {
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < args.length; i++) {
      for (String profile : args[0].split(",")) {
        System.out.println(args[i] + "\t" + profile + failures(new File(args[i]), profile));
      }
    }
  }

  private static String failures(File file, String profile) {
    PDFAFlavour flavour = PDFAFlavour.fromString(profile);
    TreeSet<String> failed = new TreeSet<>();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion test : result.getTestAssertions()) {
        if (test.getStatus() == TestAssertion.Status.FAILED) {
          failed.add(test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber() + " "
              + test.getMessage().split("\n")[0].replace('\t', ' '));
        }
      }
      if (failed.isEmpty() && !result.isCompliant()) {
        failed.add("not compliant");
      }
    } catch (Exception error) {
      failed.add("unreadable: " + error.getClass().getSimpleName());
    }
    StringBuilder line = new StringBuilder();
    failed.forEach(rule -> line.append('\t').append(rule));
    return line.toString();
  }
}
