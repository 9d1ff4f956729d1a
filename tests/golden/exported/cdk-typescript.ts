import { Stack, StackProps, aws_lambda as lambda } from "aws-cdk-lib";
import { Construct } from "constructs";

export interface AsynchronousInvocationProps extends StackProps {
  /** ARN of the role that the functions run with */
  readonly role: string;
  /** Bucket that holds NAME.zip for each function */
  readonly codeBucket: string;
  /** Runtime of all functions */
  readonly runtime?: string;
  /** Handler of all functions */
  readonly handler?: string;
}

export class AsynchronousInvocation extends Stack {
  constructor(scope: Construct, id: string, props: AsynchronousInvocationProps) {
    super(scope, id, props);

    const cfnOrderProcessor = new lambda.CfnFunction(this, "OrderProcessor", {
      functionName: "order-processor",
      role: props.role,
      runtime: props.runtime ?? "nodejs22.x",
      handler: props.handler ?? "index.handler",
      code: {
        s3Bucket: props.codeBucket,
        s3Key: "order-processor.zip",
      },
      timeout: 30,
      reservedConcurrentExecutions: 5,
      recursiveLoop: "Allow",
      deadLetterConfig: {
        targetArn: "arn:aws:sqs:us-east-1:123456789012:orders-dlq",
      },
    });

    const cfnNotify = new lambda.CfnFunction(this, "Notify", {
      functionName: "notify",
      role: props.role,
      runtime: props.runtime ?? "nodejs22.x",
      handler: props.handler ?? "index.handler",
      code: {
        s3Bucket: props.codeBucket,
        s3Key: "notify.zip",
      },
    });

    const cfnAudit = new lambda.CfnFunction(this, "Audit", {
      functionName: "audit",
      role: props.role,
      runtime: props.runtime ?? "nodejs22.x",
      handler: props.handler ?? "index.handler",
      code: {
        s3Bucket: props.codeBucket,
        s3Key: "audit.zip",
      },
      deadLetterConfig: {
        targetArn: "arn:aws:sns:us-east-1:123456789012:alarms",
      },
    });

    const cfnArchive = new lambda.CfnFunction(this, "Archive", {
      functionName: "archive",
      role: props.role,
      runtime: props.runtime ?? "nodejs22.x",
      handler: props.handler ?? "index.handler",
      code: {
        s3Bucket: props.codeBucket,
        s3Key: "archive.zip",
      },
    });

    const cfnOrderProcessorLiveAlias = new lambda.CfnAlias(this, "OrderProcessorLiveAlias", {
      functionName: cfnOrderProcessor.ref,
      name: "live",
      functionVersion: "3",
    });

    new lambda.CfnEventInvokeConfig(this, "OrderProcessorLatestInvoke", {
      functionName: cfnOrderProcessor.ref,
      qualifier: "$LATEST",
      destinationConfig: {
        onSuccess: {
          destination: cfnNotify.attrArn,
        },
      },
    });

    const cfnOrderProcessorLiveInvoke = new lambda.CfnEventInvokeConfig(this, "OrderProcessorLiveInvoke", {
      functionName: cfnOrderProcessor.ref,
      qualifier: "live",
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 3600,
      destinationConfig: {
        onFailure: {
          destination: "arn:aws:sns:us-east-1:123456789012:orders-failed",
        },
      },
    });
    cfnOrderProcessorLiveInvoke.node.addDependency(cfnOrderProcessorLiveAlias);

    new lambda.CfnEventInvokeConfig(this, "NotifyLatestInvoke", {
      functionName: cfnNotify.ref,
      qualifier: "$LATEST",
      destinationConfig: {
        onSuccess: {
          destination: cfnOrderProcessorLiveAlias.ref,
        },
      },
    });

    new lambda.CfnEventInvokeConfig(this, "AuditLatestInvoke", {
      functionName: cfnAudit.ref,
      qualifier: "$LATEST",
      destinationConfig: {
        onSuccess: {
          destination: cfnArchive.attrArn,
        },
        onFailure: {
          destination: "arn:aws:s3:::failed-audits",
        },
      },
    });
  }
}
